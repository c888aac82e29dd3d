import { describe, expect, it } from 'vitest';
import type { ApprovalQuestion } from '../../src/approval/decide-approval.ts';
import type { Landing, ReviewFacts } from '../../src/approval/facts.ts';
import { type DepartmentId, instant } from '../../src/post/post.ts';
import { decide, outcomeOf, questionOf } from './hear.ts';
import { memoryStage } from './memory-stage.ts';
import { codeowners, dayZero, department, people, policyOf, register } from './people.ts';
import { scenarios, usualFiles } from './scenarios.ts';
import { type Hearing, post } from './stage.ts';

const minute = 60_000;

/** The plainest approved row, to be spoilt in one place. */
async function approved(): Promise<Hearing> {
  const stage = memoryStage(usualFiles);
  await scenarios[0]?.play(stage);
  return stage.hearing('post');
}

type Spoil = (landing: Landing) => Partial<Landing>;

function spoilt(hearing: Hearing, spoil: Spoil): Hearing {
  if (!hearing.facts.known) throw new Error('unknown facts');
  const pullRequests = hearing.facts.pullRequests.map((pull) =>
    pull.landing ? { ...pull, landing: { ...pull.landing, ...spoil(pull.landing) } } : pull,
  );
  return { ...hearing, facts: { ...hearing.facts, pullRequests } };
}

const review =
  (change: (review: ReviewFacts) => Partial<ReviewFacts>): Spoil =>
  (landing) => ({ reviews: landing.reviews.map((one) => ({ ...one, ...change(one) })) });

async function outcome(spoil: Spoil, changed: Partial<ApprovalQuestion> = {}) {
  return outcomeOf(decide(spoilt(await approved(), spoil), changed));
}

const asIs: Spoil = () => ({});

describe('an approval', () => {
  it('is bound to the bytes, the commits, the persons and the review', async () => {
    const hearing = await approved();
    const decision = decide(hearing);
    expect(decision).toMatchObject({
      approved: true,
      approval: {
        pullRequest: 1,
        author: { id: people.staff.id },
        reviewer: { id: people.head.id, role: 'head', department },
        blobs: hearing.subject.blobs,
      },
    });
  });

  it('names the head where head and deputy both approved', async () => {
    const both: Spoil = (landing) => ({
      reviews: landing.reviews.flatMap((one) => [
        { ...one, id: one.id - 1, person: people.deputy },
        one,
      ]),
    });
    expect(await outcome(both)).toEqual({ approvedBy: 'head' });
  });

  it('may be given in the very second of the merge, not in the next', async () => {
    const at =
      (offset: number): Spoil =>
      (landing) =>
        review(() => ({ submittedAt: instant(landing.mergedAt + offset) }))(landing);
    expect(await outcome(at(0))).toEqual({ approvedBy: 'head' });
    expect(await outcome(at(1000))).toEqual({ refused: ['review-after-merge'] });
  });
});

describe('a term', () => {
  const until = (day: string): Partial<ApprovalQuestion> => ({
    policy: policyOf({
      ...register,
      departments: new Map([
        [
          department,
          {
            ...{ id: department, name: '広報課', deputies: [] },
            heads: [{ ...people.head, name: '', until: day }],
          },
        ],
      ]),
    }),
  });

  it('ends with its last day in the organisation’s zone, not in UTC or the machine’s', async () => {
    // 00:30 on 21 November in Japan is still the 20th in UTC and in New York.
    const early = review(() => ({ submittedAt: instant(dayZero - 10 * 60 * minute) }));
    const late: Spoil = (landing) => ({
      ...review(() => ({ submittedAt: instant(Date.UTC(2026, 10, 20, 15, 30)) }))(landing),
      mergedAt: instant(Date.UTC(2026, 10, 20, 16, 0)),
    });
    expect(await outcome(early, until('2026-11-20'))).toEqual({ approvedBy: 'head' });
    expect(await outcome(late, until('2026-11-20'))).toEqual({
      refused: ['reviewer-not-in-office'],
    });
    expect(await outcome(late, until('2026-11-21'))).toEqual({ approvedBy: 'head' });
  });

  it('includes its first day', async () => {
    const from = (day: string) => {
      const policy = policyOf({
        ...register,
        departments: new Map([
          [
            department,
            {
              ...{ id: department, name: '広報課', deputies: [] },
              heads: [{ ...people.head, name: '', from: day }],
            },
          ],
        ]),
      });
      return outcome(asIs, { policy });
    };
    expect(await from('2026-11-20')).toEqual({ approvedBy: 'head' });
    expect(await from('2026-11-21')).toEqual({ refused: ['reviewer-not-in-office'] });
  });
});

describe('the base', () => {
  it('must have held the policy in force: otherwise the register may be anybody’s', async () => {
    expect(await outcome(asIs, { inForceAtBase: false })).toEqual({
      refused: ['base-not-in-force'],
    });
  });

  it('gives logins their ids: who takes over an owner’s login gains nothing', async () => {
    const impostor = { ...people.writer, login: people.head.login };
    expect(await outcome(review(() => ({ person: impostor })))).toEqual({
      refused: ['reviewer-not-code-owner', 'reviewer-not-in-office'],
    });
  });

  it('still knows the head after she renamed her account', async () => {
    const renamed = { ...people.head, login: 'tanaka-new' };
    expect(await outcome(review(() => ({ person: renamed })))).toEqual({ approvedBy: 'head' });
  });

  it('does not guess when its register gives one login to two persons', async () => {
    const operators = [{ ...people.writer, login: 'TANAKA-head', name: '' }];
    const policy = policyOf({ ...register, organisation: { ...register.organisation, operators } });
    expect(await outcome(asIs, { policy })).toEqual({ refused: ['reviewer-not-code-owner'] });
  });

  it('compares logins in CODEOWNERS without case, as the forge does', async () => {
    const upper = codeowners.replaceAll('@tanaka-head', '@Tanaka-HEAD');
    expect(await outcome(asIs, { codeowners: upper })).toEqual({ approvedBy: 'head' });
  });

  it('counts the members of a team only where they could be read', async () => {
    const team = { codeowners: '* @Pref/Heads\n' };
    const teams = (...ids: number[]) => new Map([['pref/heads', ids]]);
    expect(await outcome(asIs, { ...team, teams: teams(people.head.id) })).toEqual({
      approvedBy: 'head',
    });
    expect(await outcome(asIs, { ...team, teams: teams(people.deputy.id) })).toEqual({
      refused: ['reviewer-not-code-owner'],
    });
  });

  it('lets a request for changes count where its author might be of an unread team', async () => {
    const requested: Spoil = (landing) => ({
      reviews: landing.reviews.flatMap((one) => [
        one,
        { ...one, id: one.id + 1, person: people.writer, state: 'CHANGES_REQUESTED' as const },
      ]),
    });
    const owners = { codeowners: '* @tanaka-head @pref/heads\n' };
    expect(await outcome(requested, owners)).toEqual({ refused: ['changes-requested'] });
    expect(await outcome(requested)).toEqual({ approvedBy: 'head' });
  });

  it('knows no department, no head', async () => {
    expect(await outcome(asIs, { department: 'nowhere' as DepartmentId })).toEqual({
      refused: ['reviewer-not-in-office'],
    });
  });
});

describe('what no forge should say, and still', () => {
  it('a self-approval', async () => {
    expect(await outcome(() => ({ author: people.head }))).toEqual({
      refused: ['reviewer-is-author'],
    });
  });

  it('a bot with the head’s own id', async () => {
    expect(await outcome(review(() => ({ person: { ...people.head, bot: true } })))).toEqual({
      refused: ['reviewer-is-bot'],
    });
  });

  it('an author whose account is gone', async () => {
    const hearing = spoilt(await approved(), ({ author: _, ...rest }) => rest);
    if (!hearing.facts.known) throw new Error('unknown facts');
    const pullRequests = hearing.facts.pullRequests.map((pull) => {
      if (!pull.landing) return pull;
      const { author: _, ...landing } = pull.landing;
      return { ...pull, landing };
    });
    const facts = { ...hearing.facts, pullRequests };
    expect(outcomeOf(decide({ ...hearing, facts }))).toEqual({ refused: ['identity-unknown'] });
  });

  it('a request for changes by an account that is gone', async () => {
    const ghost: Spoil = (landing) => ({
      reviews: landing.reviews.flatMap(({ person, ...one }) => [
        { ...one, ...(person && { person }) },
        { ...one, id: one.id + 1, state: 'CHANGES_REQUESTED' as const },
      ]),
    });
    expect(await outcome(ghost)).toEqual({ refused: ['identity-unknown'] });
  });

  it('a commit by the forge as its author', async () => {
    const byForge: Spoil = (landing) => ({
      commits: landing.commits.map((one) => ({ ...one, author: { kind: 'forge' as const } })),
    });
    expect(await outcome(byForge)).toEqual({ refused: ['identity-unknown'] });
  });

  it('a landing without the commit asked for', async () => {
    expect(await outcome(() => ({ landedCommits: ['f'.repeat(40)] }))).toEqual({
      refused: ['no-pull-request'],
    });
  });

  it.each([
    ['not merged', { merged: false }],
    ['into another repository', { baseRepository: 'somebody/koho' }],
    ['into another branch', { baseBranch: 'Main' }],
  ])('a landing of a pull request that was %s', async (_, change) => {
    const hearing = await approved();
    if (!hearing.facts.known) throw new Error('unknown facts');
    const pullRequests = hearing.facts.pullRequests.map((pull) => ({ ...pull, ...change }));
    const facts = { ...hearing.facts, pullRequests };
    expect(outcomeOf(decide({ ...hearing, facts }))).toEqual({ refused: ['not-merged-into-main'] });
  });

  it('blobs of some paths only', async () => {
    const half = review(({ blobs }) => ({
      blobs: blobs === 'unknown' ? blobs : new Map([...blobs].filter(([path]) => path === post)),
    }));
    expect(await outcome(half)).toEqual({ refused: ['facts-unknown'] });
  });

  it('a review of no known commit', async () => {
    const gone = (landing: Landing) => ({
      reviews: landing.reviews.map(({ commit: _, ...one }) => one),
    });
    expect(await outcome(gone)).toEqual({ refused: ['facts-unknown'] });
  });

  it('a subject without any path', async () => {
    const hearing = await approved();
    const nothing = { ...hearing, subject: { kind: 'post', blobs: new Map() } } as const;
    expect(decide(nothing)).toMatchObject({ approved: false });
  });
});

describe('a refusal', () => {
  it('says in both languages who, and the way out', async () => {
    for (const { kind = 'post', given = {}, play } of scenarios) {
      const stage = memoryStage({ ...usualFiles, ...given });
      await play(stage);
      const decision = decide(await stage.hearing(kind));
      if (decision.approved) continue;
      for (const { message } of decision.reasons) {
        expect(message.ja).toMatch(/ください|もらってください/);
        expect(message.en).toMatch(/[A-Z]/);
        expect(`${message.ja}${message.en}`).not.toMatch(/undefined|\[object/);
      }
    }
  });

  it('collects every reason that applies', async () => {
    const hearing = spoilt(await approved(), (landing) => ({
      changedPaths: [...landing.changedPaths, 'README.md'],
      reviews: landing.reviews.map((one) => ({ ...one, person: people.staff })),
    }));
    expect(outcomeOf(decide(hearing, { inForceAtBase: false }))).toEqual({
      refused: [
        'base-not-in-force',
        'touches-outside-posts',
        'reviewer-is-author',
        'reviewer-is-committer',
        'reviewer-not-code-owner',
        'reviewer-not-in-office',
      ],
    });
  });

  it('is what unknown facts are', () => {
    const facts = { known: false, why: 'no answer in time' } as const;
    const question = questionOf({ subject: { kind: 'post', blobs: new Map() }, facts, codeowners });
    expect(outcomeOf(decide(question))).toEqual({ refused: ['facts-unknown'] });
  });
});
