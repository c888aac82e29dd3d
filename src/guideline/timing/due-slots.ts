import type { Account } from '../../policy/policy.ts';
import { pricesOf, timingOf } from '../../policy/timing-of.ts';
import { formatLocal } from '../../post/format-local.ts';
import type { Message } from '../../post/message.ts';
import type { Place } from '../../post/place.ts';
import type { Instant, Post } from '../../post/post.ts';
import { priceOf } from '../../post/price.ts';
import { dueAt, givenTime, latestOf } from '../../post/schedule.ts';
import { type NextSlot, nextSlot } from '../../post/timing/next-slot.ts';
import { obstacleText } from '../../post/timing/obstacle-text.ts';
import { noOthers, type Others } from '../../post/timing/slot-series.ts';
import type { Slot, Timing } from '../../post/timing/timing.ts';
import { Notes } from '../notes.ts';
import type { RuleContext } from '../rule.ts';

/** When a post is due on one of its accounts, and what it takes there. */
export interface DueSlot {
  readonly account: Account;
  readonly timing: Timing;
  readonly wanted: Slot;
  readonly latest: Instant;
  /** Other posts of the account, by the record and in the same change. */
  readonly others: Others;
}

/** Nothing for what is public already. */
export function dueSlots(context: RuleContext): readonly DueSlot[] {
  const known = cache.get(context);
  if (known) return known;
  const found = find(context);
  cache.set(context, found);
  return found;
}

/** Three rules ask. */
const cache = new Notes<RuleContext, readonly DueSlot[]>();

function find({ post, payloads, policy, history, now }: RuleContext): readonly DueSlot[] {
  if (history.published.has(post.id)) return [];
  const at = dueAt(post, now);
  const latest = latestOf(post, at, policy.organisation.publishing.latestAfterMinutes);
  return payloads.flatMap((payload) => {
    const account = policy.accounts.get(payload.account);
    if (account === undefined) return [];
    const timing = timingOf(policy, account, post.department);
    const micros = priceOf(payload, pricesOf(policy, payload.platform));
    return {
      account,
      timing,
      wanted: { at, posts: payload.parts.length, micros },
      latest,
      others: history.slots?.othersOf(account.id, post.id) ?? noOthers,
    };
  });
}

/** Where the time of the post stands, or the first thing that it says. */
export function placeOfTime(post: Post): Place {
  return (givenTime(post) ?? post.title).place;
}

/** What becomes of a post by a part of its account's timing; undefined where nothing stands in its way. */
export function whatBecomes(due: DueSlot, only: Partial<Timing>): Becomes | undefined {
  const { timeZone } = due.timing;
  const timing = { timeZone, blackouts: [], spacingMs: 0, budget: {}, ...only };
  const found: NextSlot = nextSlot({ ...due, timing });
  const why = 'never' in found ? found.never : found.waits;
  if (why === undefined) return undefined;
  const obstacle = obstacleText(why, timeZone);
  const { name } = due.account;
  if ('never' in found) {
    return {
      held: true,
      message: {
        ja: `「${name}」では、${obstacle.ja}のため期限までに公開できず、保留になります。`,
        en: `On "${name}" it could not go out in time because of ${obstacle.en}: it would be held.`,
      },
    };
  }
  const until = (language: 'ja' | 'en') => formatLocal(found.at, timeZone, language);
  return {
    held: false,
    message: {
      ja: `「${name}」では、${obstacle.ja}のため、${until('ja')}まで待ってから公開します。`,
      en: `On "${name}" it waits until ${until('en')} because of ${obstacle.en}.`,
    },
  };
}

export interface Becomes {
  readonly held: boolean;
  readonly message: Message;
}
