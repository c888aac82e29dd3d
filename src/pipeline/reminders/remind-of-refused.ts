import {
  closeIssue,
  markedIssues,
  openIssue,
  updateIssue,
} from '../../forge/github/marked-issues.ts';
import type { LogView } from '../../ledger/log.ts';
import { examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import { mendedComment, refusedIssue, refusedMarkerStart } from '../report/refused-issue.ts';
import { commitSource } from '../source/commit-source.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { type NearPost, nearness } from './posts-near.ts';
import { type RefusedPost, refusedPosts } from './refused-posts.ts';
import type { ReminderNotice } from './tell-reminder.ts';

interface Options {
  readonly dryRun: boolean;
  readonly view: LogView;
  readonly main: string;
}

type Refused = RefusedPost & { readonly near: NearPost };

/**
 * Merged, refused, and its time is near: everybody believes that it goes out. One
 * issue each, closed when a mended post was approved or the post is gone. A post
 * whose time was over before anybody looked is no news.
 * @throws GitHubError
 */
export async function remindOfRefused(
  workplace: Workplace,
  { dryRun, view, main }: Options,
): Promise<readonly ReminderNotice[]> {
  const { github, policy, clock } = workplace;
  const found = await refusedAndNear(workplace, { view, main });
  if (dryRun) return found.filter(isNews).map((one) => notice('would-tell', one.post, ''));
  const open = await markedIssues(github, { markerStart: refusedMarkerStart });
  const notices: ReminderNotice[] = [];
  const standing = new Set<string>();
  for (const one of found) {
    const issue = refusedIssue(one, policy.policy, clock.now());
    standing.add(issue.marker);
    const known = open.get(issue.marker);
    if (known !== undefined) {
      if (await updateIssue(github, known, issue)) {
        notices.push(notice('updated', one.post, `#${known.number}`));
      }
      continue;
    }
    const { marker: markerStart } = issue;
    const closed = await markedIssues(github, { markerStart, closedSince: one.at });
    if (!isNews(one) || closed.size > 0) continue;
    const { number } = await openIssue(github, issue);
    notices.push(notice('told', one.post, `#${number}`));
  }
  for (const [marker, issue] of open) {
    if (standing.has(marker)) continue;
    await closeIssue(github, issue, mendedComment);
    notices.push({ did: 'closed', where: `#${issue.number}`, posts: [] });
  }
  return notices;
}

function notice(
  did: 'told' | 'updated' | 'would-tell',
  post: string,
  where: string,
): ReminderNotice {
  return { did, where, posts: [post] };
}

function isNews({ near }: Refused): boolean {
  return near.stage.stage !== 'over';
}

/** As main holds them now: a post that was removed or cannot be read any more is not waited for. */
async function refusedAndNear(
  { repository, policy, clock }: Workplace,
  { view, main }: Pick<Options, 'view' | 'main'>,
): Promise<readonly Refused[]> {
  const now = clock.now();
  const source = commitSource(repository, main);
  const found: Refused[] = [];
  for (const refused of await refusedPosts(view, now)) {
    const path = `${refused.post}.md`;
    const asked = { source, policy: policy.policy, history: noHistory, now, path };
    const { examined } = await examinePost(asked);
    const near = examined && nearness(examined, policy.policy, now, refused.at);
    if (near) found.push({ ...refused, near });
  }
  return found;
}
