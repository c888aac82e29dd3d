import type { AccountId, PostId } from '../../post/post.ts';
import type { Slot } from '../../post/timing/timing.ts';

/** What the accounts have published this month and will publish, as far as somebody looked. */
export class AccountSlots {
  readonly #byAccount = new Map<AccountId, Map<PostId, readonly Slot[]>>();

  /** What was noted first stays: the record knows better than the file of a post. */
  add(account: AccountId, post: PostId, slots: readonly Slot[]): void {
    const known = this.#byAccount.get(account) ?? new Map<PostId, readonly Slot[]>();
    this.#byAccount.set(account, known);
    if (slots.length > 0 && !known.has(post)) known.set(post, slots);
  }

  othersOf(account: AccountId, post: PostId): readonly Slot[] {
    const known = this.#byAccount.get(account) ?? new Map<PostId, readonly Slot[]>();
    return [...known].flatMap(([other, slots]) => (other === post ? [] : slots));
  }
}
