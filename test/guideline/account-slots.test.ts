import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AccountSlots } from '../../src/guideline/timing/account-slots.ts';
import type { AccountId, Instant, PostId } from '../../src/post/post.ts';
import type { Slot } from '../../src/post/timing/timing.ts';

const account = 'koho-x' as AccountId;
const time = fc.nat(40).map((at) => at as Instant);
const slot = fc.record({ at: time, posts: fc.nat(5), micros: fc.nat(9) });
const posts = fc.array(fc.record({ post: fc.nat(6), slots: fc.array(slot, { maxLength: 3 }) }));
const idOf = (post: number) => `posts/koho/2026/p${post}` as PostId;

/** What is asked, by a look at everything: the first time that a post was noted counts. */
function plainly(noted: readonly { readonly post: number; readonly slots: readonly Slot[] }[]) {
  const first = new Map<number, readonly Slot[]>();
  for (const { post, slots } of noted) {
    if (slots.length > 0 && !first.has(post)) first.set(post, slots);
  }
  return (own: number) => [...first].flatMap(([post, slots]) => (post === own ? [] : slots));
}

test('sums and neighbours of the other posts are those of a look at all of them', () => {
  fc.assert(
    fc.property(posts, fc.nat(6), time, time, fc.nat(12), (noted, own, at, to, spacingMs) => {
      const slots = new AccountSlots();
      for (const { post, slots: taken } of noted) slots.add(account, idOf(post), taken);
      const others = slots.othersOf(account, idOf(own));
      const plain = plainly(noted)(own);
      const near = plain.filter((one) => Math.abs(one.at - at) < spacingMs).map((one) => one.at);
      const inside = plain.filter((one) => at <= one.at && one.at < to);
      expect(others.lastNear(at, spacingMs)).toBe(near.length ? Math.max(...near) : undefined);
      for (const of of ['posts', 'micros'] as const) {
        const sum = inside.reduce((total, one) => total + one[of], 0);
        expect(others.sum(of, { from: at, to })).toBe(sum);
      }
    }),
  );
});
