import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  ChangeFacts,
  Landing,
  PullRequestFacts,
  ReviewFacts,
} from '../../src/approval/facts.ts';
import { instant } from '../../src/post/post.ts';
import { decide } from './hear.ts';
import { memoryStage } from './memory-stage.ts';
import { dayZero, people } from './people.ts';
import { scenarios, usualFiles } from './scenarios.ts';
import type { Hearing } from './stage.ts';

type Known = Extract<ChangeFacts, { known: true }>;

/** What can be lost of the facts of one pull request, without making anything else of it. */
const losses: readonly ((landing: Landing, pick: number) => Landing)[] = [
  ({ author: _, ...rest }) => rest,
  (landing) => ({ ...landing, headBlobs: 'unknown' }),
  (landing) => ({ ...landing, baseBlobs: 'unknown' }),
  (landing) => ({ ...landing, landedCommits: [] }),
  (landing) => ({ ...landing, commits: [] }),
  (landing, pick) => ({
    ...landing,
    commits: landing.commits.map((one, at) =>
      at === pick % landing.commits.length ? { ...one, author: { kind: 'unknown' } } : one,
    ),
  }),
  (landing, pick) => ({
    ...landing,
    commits: landing.commits.map((one, at) =>
      at === pick % landing.commits.length ? { ...one, committer: { kind: 'unknown' } } : one,
    ),
  }),
  (landing, pick) => inReview(landing, pick, (one) => ({ ...one, blobs: 'unknown' })),
  (landing, pick) => inReview(landing, pick, ({ commit: _, ...one }) => one),
  (landing, pick) => inReview(landing, pick, ({ person: _, ...one }) => one),
  (landing) => ({
    ...landing,
    reviews: landing.reviews.filter(({ state }) => state !== 'APPROVED'),
  }),
];

describe('over every row of the table', () => {
  const hearings: Hearing[] = [];
  beforeAll(async () => {
    for (const { kind = 'post', given = {}, play } of scenarios) {
      const stage = memoryStage({ ...usualFiles, ...given });
      await play(stage);
      hearings.push(await stage.hearing(kind));
    }
  });
  const row = fc.nat({ max: scenarios.length - 1 }).map((at) => hearings[at]);

  it('whatever gets lost of the facts, no refusal becomes an approval', () => {
    const loss = fc.tuple(fc.constantFrom(...losses), fc.nat());
    fc.assert(
      fc.property(
        fc.nat({ max: scenarios.length - 1 }),
        fc.array(loss, { minLength: 1, maxLength: 3 }),
        (at, lost) => {
          const hearing = hearings[at];
          if (hearing === undefined || decide(hearing).approved) return;
          const facts = changed(hearing.facts, (landing) =>
            lost.reduce((rest, [lose, pick]) => lose(rest, pick), landing),
          );
          expect(decide({ ...hearing, facts }).approved).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('an approval by somebody without the right changes no refusal', () => {
    const right = new Set<number>([
      people.head.id,
      people.deputy.id,
      people.operator.id,
      people.secondOperator.id,
    ]);
    const others = Object.values(people).filter(({ id }) => !right.has(id));
    const added = fc.record({
      person: fc.constantFrom(...others),
      at: fc.integer({ min: -60, max: 60 }),
    });
    fc.assert(
      fc.property(
        fc.nat({ max: scenarios.length - 1 }),
        fc.array(added, { minLength: 1, maxLength: 4 }),
        (at, more) => {
          const hearing = hearings[at];
          if (hearing === undefined || decide(hearing).approved) return;
          const facts = changed(hearing.facts, (landing) => ({
            ...landing,
            reviews: [
              ...landing.reviews,
              ...more.map(
                (one, index): ReviewFacts => ({
                  ...{ id: 9000 + index, person: one.person, state: 'APPROVED' },
                  submittedAt: instant(dayZero + one.at * 60_000),
                  ...{ commit: landing.headCommit, blobs: landing.headBlobs },
                }),
              ),
            ],
          }));
          expect(decide({ ...hearing, facts }).approved).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('the order in which the forge lists reviews, commits and pull requests does not matter', () => {
    fc.assert(
      fc.property(row, fc.infiniteStream(fc.nat()), (hearing, random) => {
        if (hearing === undefined) return;
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value) => ({ value, key: random.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const facts = changed(hearing.facts, (landing) => ({
          ...landing,
          reviews: shuffled(landing.reviews),
          commits: shuffled(landing.commits),
        }));
        const other = facts.known
          ? { ...facts, pullRequests: shuffled(facts.pullRequests) }
          : facts;
        expect(decide({ ...hearing, facts: other }).approved).toBe(decide(hearing).approved);
      }),
    );
  });
});

function changed(facts: ChangeFacts, change: (landing: Landing) => Landing): ChangeFacts {
  if (!facts.known) return facts;
  const pullRequests: PullRequestFacts[] = facts.pullRequests.map((pull) =>
    pull.landing ? { ...pull, landing: change(pull.landing) } : pull,
  );
  const known: Known = { ...facts, pullRequests };
  return known;
}

function inReview(
  landing: Landing,
  pick: number,
  change: (review: ReviewFacts) => ReviewFacts,
): Landing {
  const at = landing.reviews.length === 0 ? -1 : pick % landing.reviews.length;
  return { ...landing, reviews: landing.reviews.map((one, i) => (i === at ? change(one) : one)) };
}
