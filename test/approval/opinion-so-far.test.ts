import { describe, expect, it } from 'vitest';
import type { ReviewFacts } from '../../src/approval/facts.ts';
import { opinionSoFar } from '../../src/approval/opinion-so-far.ts';
import type { Instant } from '../../src/post/post.ts';

const now = 1_000_000 as Instant;
const [head, deputy, colleague] = [1, 2, 3];
const review = (
  person: number | undefined,
  state: ReviewFacts['state'],
  commit = 'same',
  ms = 0,
): ReviewFacts => ({
  ...{ id: ms + 1, state, commit, blobs: 'unknown', submittedAt: ms as Instant },
  ...(person !== undefined && { person: { id: person, login: `p${person}`, bot: false } }),
});
const of = (...reviews: ReviewFacts[]) =>
  opinionSoFar(reviews, {
    ...{ approvers: new Set([head, deputy]), sameAt: new Set(['same']), now },
  });

describe('an open pull request', () => {
  it('waits while nobody in office has spoken, whoever else has', () => {
    expect(of()).toBe('waiting');
    expect(of(review(colleague, 'APPROVED'))).toBe('waiting');
    expect(of(review(head, 'COMMENTED'))).toBe('waiting');
  });

  it('is approved by head or deputy, for these very bytes', () => {
    expect(of(review(deputy, 'APPROVED'))).toBe('approved');
    expect(of(review(head, 'APPROVED', 'other'))).toBe('waiting');
  });

  it('waits again once the approval was dismissed', () => {
    expect(of(review(head, 'APPROVED'), review(head, 'DISMISSED', 'same', 5))).toBe('waiting');
  });

  it('is for the author where one of them asks for changes, whatever the other says', () => {
    expect(of(review(head, 'CHANGES_REQUESTED'), review(deputy, 'APPROVED', 'same', 5))).toBe(
      'changes-requested',
    );
    expect(of(review(head, 'CHANGES_REQUESTED'), review(head, 'APPROVED', 'same', 5))).toBe(
      'approved',
    );
  });

  it('is for the author, too, where somebody whose account is gone asked for changes', () => {
    expect(of(review(undefined, 'CHANGES_REQUESTED'), review(head, 'APPROVED'))).toBe(
      'changes-requested',
    );
  });
});
