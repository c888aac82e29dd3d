import { type RecentTexts, repeatDays } from '../../guideline/likeness/recent-texts.ts';
import { textOf } from '../../guideline/likeness/text-of.ts';
import type { History } from '../../guideline/rule.ts';
import type { LogView } from '../../ledger/log.ts';
import type { Policy } from '../../policy/policy.ts';
import { pricesOf } from '../../policy/timing-of.ts';
import { type AccountId, type Instant, instant } from '../../post/post.ts';
import { priceOf } from '../../post/price.ts';
import { dueAt, givenTime } from '../../post/schedule.ts';
import type { Examination } from '../examine-post.ts';
import type { Source } from '../source/source.ts';
import { postTexts } from './post-texts.ts';
import { recentDeliveries } from './recent-deliveries.ts';

/** Where the texts of published posts lie: the record holds only their digests. */
export interface TextSource {
  /** Main, or a work tree that came from it: the files of published posts do not change. */
  readonly source: Source;
  readonly now: Instant;
}

/** Adds what an account published lately, and what it will, by its log. */
export async function addRecorded(
  recent: RecentTexts,
  { source, now }: TextSource,
  o: { readonly policy: Policy; readonly account: AccountId; readonly view: LogView },
): Promise<void> {
  const since = instant(now - repeatDays * 24 * 60 * 60 * 1000);
  const deliveries = await recentDeliveries(o.view, since);
  // Oldest first, so that the newest is the one that is named.
  for (const { post, at } of deliveries.toReversed()) {
    const text = (await postTexts({ source, policy: o.policy }, `${post}.md`))?.get(o.account);
    if (text !== undefined) recent.add({ post, account: o.account, at, text });
  }
}

/** Adds a post that was just examined: the same text or time twice in one change is told at the second. */
export function addExamined(
  { recent, slots }: Required<Pick<History, 'recent' | 'slots'>>,
  { examined }: Examination,
  { policy, now }: { readonly policy: Policy; readonly now: Instant },
): void {
  if (!examined) return;
  const { post, payloads } = examined;
  const at = dueAt(post, now);
  for (const payload of payloads) {
    const { account, parts } = payload;
    recent.add({ post: post.id, account, at, text: textOf(payload) });
    // Without a time of its own it takes none that could be known now.
    if (givenTime(post) === undefined) continue;
    const micros = priceOf(payload, pricesOf(policy, payload.platform));
    slots.add(account, post.id, [{ at, posts: parts.length, micros }]);
  }
}
