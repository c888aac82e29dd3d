import type { Instant } from '../../post/post.ts';
import { comment, type Issue, issue } from './answers.ts';
import type { GitHub } from './github.ts';
import { ownId } from './own-account.ts';

/** What one issue is to say; `marker` (an HTML comment) is how it is found again. */
export interface MarkedIssue {
  readonly marker: string;
  readonly title: string;
  readonly body: string;
}

/** More than anybody leaves open. */
const mostIssues = 2_000;

/**
 * Own issues with a marker that begins like this, by their whole marker.
 * `closedSince`: the closed ones that were touched since; otherwise those open.
 * An issue of another account never counts, whatever it holds. It is help, not
 * proof: any writer can edit it.
 * Source: GitHub REST API, "List repository issues".
 * @throws GitHubError
 */
export async function markedIssues(
  github: GitHub,
  o: { readonly markerStart: string; readonly closedSince?: Instant },
): Promise<ReadonlyMap<string, Issue>> {
  const { markerStart, closedSince } = o;
  const query =
    closedSince === undefined
      ? 'state=open'
      : `state=closed&since=${new Date(closedSince).toISOString().slice(0, 19)}Z`;
  const self = await ownId(github);
  const listed = await github.list(`issues?${query}`, issue, mostIssues);
  const own = listed.filter(
    ({ user, pull_request, body }) =>
      user?.id === self && pull_request === undefined && body?.startsWith(markerStart) === true,
  );
  return new Map(own.map((one) => [one.body?.split(/\r?\n/, 1)[0] ?? '', one]));
}

/** @throws GitHubError */
export async function openIssue(github: GitHub, o: MarkedIssue): Promise<Issue> {
  return github.send('POST', 'issues', { title: o.title, body: wholeBody(o) }, issue);
}

/** Brings an issue up to date, and opens it again where somebody closed it; false: it says all that already. */
export async function updateIssue(github: GitHub, known: Issue, o: MarkedIssue): Promise<boolean> {
  const body = wholeBody(o);
  const same = known.body?.replaceAll('\r\n', '\n') === body && known.title === o.title;
  if (same && known.state === 'open') return false;
  await github.send(
    'PATCH',
    `issues/${known.number}`,
    { title: o.title, body, state: 'open' },
    issue,
  );
  return true;
}

/** Says why, then closes: a crash between the two says it once more. */
export async function closeIssue(github: GitHub, { number }: Issue, why: string): Promise<void> {
  await github.send('POST', `issues/${number}/comments`, { body: why }, comment);
  const closed = { state: 'closed', state_reason: 'completed' };
  await github.send('PATCH', `issues/${number}`, closed, issue);
}

function wholeBody({ marker, body }: MarkedIssue): string {
  return `${marker}\n${body}`;
}
