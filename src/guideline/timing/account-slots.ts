import type { AccountId, PostId } from '../../post/post.ts';
import { noOthers, type Others, SlotSeries } from '../../post/timing/slot-series.ts';
import type { Slot } from '../../post/timing/timing.ts';

/** What the accounts have published this month and will publish, as far as somebody looked. */
export class AccountSlots {
  readonly #byAccount = new Map<AccountId, SlotsOfAccount>();

  /** What was noted first stays: the record knows better than the file of a post. */
  add(account: AccountId, post: PostId, slots: readonly Slot[]): void {
    const known = this.#byAccount.get(account) ?? new SlotsOfAccount();
    this.#byAccount.set(account, known);
    if (slots.length > 0) known.add(post, slots);
  }

  /** What the other posts take of the account. */
  othersOf(account: AccountId, post: PostId): Others {
    return this.#byAccount.get(account)?.othersOf(post) ?? noOthers;
  }
}

class SlotsOfAccount {
  readonly #byPost = new Map<PostId, readonly Slot[]>();
  readonly #all = new SlotSeries();

  add(post: PostId, slots: readonly Slot[]): void {
    if (this.#byPost.has(post)) return;
    this.#byPost.set(post, slots);
    for (const slot of slots) this.#all.add(slot);
  }

  /** The account's one series, the post's own taken off what is asked: no series is made for each post. */
  othersOf(post: PostId): Others {
    const all = this.#all;
    const slots = this.#byPost.get(post) ?? [];
    if (slots.length === 0) return all;
    const own = new SlotSeries(slots);
    return {
      lastNear: (at, spacingMs) => lastBeside(all.near(at, spacingMs), own.near(at, spacingMs)),
      sum: (of, within) => all.sum(of, within) - own.sum(of, within),
    };
  }
}

/** The last that is left when one's own are taken off; several may lie at one instant. */
function lastBeside(all: readonly Slot[], own: readonly Slot[]): Slot['at'] | undefined {
  const left = [...all];
  for (const { at } of own)
    left.splice(
      left.findIndex((slot) => slot.at === at),
      1,
    );
  return left.at(-1)?.at;
}
