import { describe, expect, test } from 'vitest';
import {
  brakesWorkflow,
  type DispatchQuestion,
  decideDispatch,
  withdrawWorkflow,
} from '../../src/approval/decide-dispatch.ts';
import type { DispatchFacts } from '../../src/approval/dispatch.ts';
import { instant } from '../../src/post/post.ts';
import { dayZero, department, people, policyOf, type Who } from './people.ts';

type Known = Extract<DispatchFacts, { known: true }>;

/** As it should be: the head's own dispatch on main, a moment ago. */
function asked(over: Partial<Known> = {}, by: Who = 'head'): DispatchFacts {
  return {
    known: true,
    event: 'workflow_dispatch',
    attempt: 1,
    actor: people[by],
    triggeringActor: people[by],
    branch: 'main',
    defaultBranch: 'main',
    workflow: brakesWorkflow,
    createdAt: instant(dayZero),
    ...over,
  };
}

function questionOf(facts: DispatchFacts, over: Partial<DispatchQuestion> = {}): DispatchQuestion {
  const now = instant(dayZero + 60_000);
  const base = { facts, policy: policyOf(), department, deputies: true, used: false, now };
  return { ...base, workflow: brakesWorkflow, ...over };
}

function decide(facts: DispatchFacts, over: Partial<DispatchQuestion> = {}) {
  return decideDispatch(questionOf(facts, over));
}

describe('a dispatch carries authority', () => {
  test.each([
    ['head', 'head'],
    ['deputy', 'deputy'],
    ['operator', 'operator'],
  ] as const)('of the %s', (who, role) => {
    const { id, login } = people[who];
    expect(decide(asked({}, who))).toEqual({ granted: true, authority: { id, login, role } });
  });

  test.each(['operator', 'head', 'otherHead'] as const)('for everything: of any %s', (who) => {
    const { department: _, ...question } = questionOf(asked({}, who), { deputies: false });
    expect(decideDispatch(question).granted).toBe(true);
  });
});

describe('a withdrawal', () => {
  const over = { operators: false, workflow: withdrawWorkflow };
  const asks = (who: Who, more: Partial<DispatchQuestion> = {}) =>
    decide(asked({ workflow: withdrawWorkflow }, who), { ...over, ...more });

  test.each(['head', 'deputy'] as const)('is ordered by the %s of the department', (who) => {
    expect(asks(who).granted).toBe(true);
  });

  test('is not an operator’s to order, nor by the workflow of other orders', () => {
    expect(asks('operator')).toMatchObject({ reasons: [{ code: 'operator-may-not' }] });
    const other = decide(asked(), over);
    expect(other).toMatchObject({ reasons: [{ code: 'dispatch-of-other-workflow' }] });
  });
});

const refusals: readonly [string, DispatchFacts, string, Partial<DispatchQuestion>?][] = [
  ['the forge does not answer', { known: false, why: '502' }, 'dispatch-unknown'],
  ['a push', asked({ event: 'push' }), 'dispatch-not-by-hand'],
  ['the head’s run, run again by herself', asked({ attempt: 2 }), 'dispatch-repeated'],
  [
    'the head’s run, run again by a writer',
    asked({ attempt: 2, triggeringActor: people.writer }),
    'dispatch-repeated dispatch-by-another',
  ],
  [
    'a first attempt that another triggered',
    asked({ triggeringActor: people.writer }),
    'dispatch-by-another',
  ],
  ['a bot', asked({ actor: people.helper, triggeringActor: people.helper }), 'dispatch-by-nobody'],
  ['a branch of somebody’s', asked({ branch: 'mine' }), 'dispatch-not-on-main'],
  [
    'another workflow',
    asked({ workflow: '.github/workflows/publish.yml' }),
    'dispatch-of-other-workflow',
  ],
  ['an order of yesterday', asked({ createdAt: instant(dayZero - 86_400_000) }), 'dispatch-stale'],
  ['an order that was carried out', asked(), 'dispatch-used', { used: true }],
  ['staff', asked({}, 'staff'), 'dispatcher-not-in-office'],
  ['a head of before', asked({}, 'formerHead'), 'dispatcher-not-in-office'],
  ['the head of another department', asked({}, 'otherHead'), 'dispatcher-not-in-office'],
  ['a deputy, where a head must', asked({}, 'deputy'), 'dispatcher-may-not', { deputies: false }],
];

test.each(refusals)('none: %s', (_, facts, codes, over) => {
  const decision = decide(facts, over);
  const reasons = decision.granted ? [] : decision.reasons;
  expect(reasons.map(({ code }) => code).join(' ')).toBe(codes);
  for (const { message } of reasons) expect(message.ja && message.en).toBeTruthy();
});

test('nobody known is none, whatever else is right', () => {
  const { actor, triggeringActor, ...rest } = asked() as Known;
  expect(decide(rest).granted).toBe(false);
  expect(decide({ ...rest, actor: actor ?? people.head }).granted).toBe(false);
});
