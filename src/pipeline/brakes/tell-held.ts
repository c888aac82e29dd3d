import { GitHubError } from '../../forge/github/github-error.ts';
import {
  closeIssue,
  markedIssues,
  openIssue,
  updateIssue,
} from '../../forge/github/marked-issues.ts';
import type { LogView } from '../../ledger/log.ts';
import type { Account } from '../../policy/policy.ts';
import { type Instant, instant } from '../../post/post.ts';
import type { Delivery } from '../../publish/delivery.ts';
import { parseDeliveryId } from '../../publish/ids-on-record.ts';
import { DeliveryReader, readDelivery } from '../../publish/read-deliveries.ts';
import { isGivenUp } from '../report/deletion-issue.ts';
import { heldIssue, heldMarker, heldMarkerStart, settledComment } from '../report/held-issue.ts';
import type { Workplace } from '../workplace/workplace.ts';

/** What people were told about a held delivery, in an issue of the repository. */
export type HeldNotice =
  | {
      readonly did: 'opened' | 'updated' | 'closed';
      readonly post: string;
      readonly issue: number;
    }
  | { readonly did: 'failed'; readonly why: string };

type Place = Pick<Workplace, 'github' | 'policy' | 'clock'>;

/**
 * One issue for each held delivery of this account, kept up to date, closed when
 * no part of it waits for a person any more. Done by jobs that share the account's
 * queue (publish, resolve, and the last one of a withdrawal): two at once would open
 * two issues. What cannot be told
 * now is told by the next run, and never keeps a post from going out.
 */
export async function tellHeld(
  workplace: Place,
  account: Account,
  view: LogView,
): Promise<readonly HeldNotice[]> {
  try {
    return await tell(workplace, account, view);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return [{ did: 'failed', why: error.message }];
  }
}

async function tell(workplace: Place, account: Account, view: LogView): Promise<HeldNotice[]> {
  const { github } = workplace;
  const { readable } = await new DeliveryReader().open(view);
  const held = readable.filter(waitsForPerson);
  const open = await markedIssues(github, { markerStart: heldMarkerStart(account.id) });
  const notices: HeldNotice[] = [];
  for (const delivery of held) {
    notices.push(...(await tellOne(workplace, { account, view, delivery, open })));
  }
  const waiting = new Set(held.map(heldMarker));
  for (const [marker, issue] of open) {
    if (waiting.has(marker)) continue;
    const delivery = await deliveryOf(view, marker);
    await closeIssue(github, issue, settledComment(delivery));
    notices.push({ did: 'closed', post: delivery?.post ?? '', issue: issue.number });
  }
  return notices;
}

async function tellOne(
  { github, policy, clock }: Place,
  o: {
    readonly account: Account;
    readonly view: LogView;
    readonly delivery: Delivery;
    readonly open: Awaited<ReturnType<typeof markedIssues>>;
  },
): Promise<HeldNotice[]> {
  const { account, view, delivery, open } = o;
  const { post } = delivery;
  const heldAt = await heldSince(view, delivery);
  const now = clock.now();
  const issue = heldIssue({ delivery, account, policy: policy.policy, heldAt, now });
  const { marker } = issue;
  const known =
    open.get(marker) ??
    (await markedIssues(github, { markerStart: marker, closedSince: heldAt })).get(marker);
  if (known === undefined) {
    return [{ did: 'opened', post, issue: (await openIssue(github, issue)).number }];
  }
  const changed = await updateIssue(github, known, issue);
  return changed ? [{ did: 'updated', post, issue: known.number }] : [];
}

/** Held, or a deletion that nobody but a person can bring further. */
function waitsForPerson({ parts }: Delivery): boolean {
  return parts.some((part) => part.state === 'held' || isGivenUp(part));
}

async function heldSince(view: LogView, { id }: Delivery): Promise<Instant> {
  let at = 0;
  for (const seq of await view.about(id)) {
    const record = await view.record(seq);
    if (record.kind === 'held' || record.kind === 'delete-failed') at = Date.parse(record.at);
  }
  return instant(at);
}

/** Anybody with write access may have changed the marker of an issue: a delivery that is not there is none. */
async function deliveryOf(view: LogView, marker: string): Promise<Delivery | undefined> {
  const id = parseDeliveryId(/ (\S+) -->$/.exec(marker)?.[1] ?? '');
  return id && readDelivery(view, id);
}
