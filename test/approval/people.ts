import type { Person } from '../../src/approval/facts.ts';
import type { Officer, Policy } from '../../src/policy/policy.ts';
import type { DepartmentId } from '../../src/post/post.ts';

/** Everybody who appears in the scenarios. Day 0 is 20 November 2026, 10:00 in Japan. */
export const people = {
  staff: person(101, 'sato-staff'),
  head: person(201, 'tanaka-head'),
  deputy: person(202, 'kato-deputy'),
  formerHead: person(203, 'abe-former'),
  otherHead: person(301, 'mori-kanko'),
  operator: person(401, 'ito-operator'),
  secondOperator: person(402, 'ueda-operator'),
  writer: person(501, 'hata-writer'),
  helper: { id: 601, login: 'koho-helper[bot]', bot: true },
} as const satisfies Record<string, Person>;

export type Who = keyof typeof people;

export const dayZero = Date.UTC(2026, 10, 20, 1, 0, 0);
export const timeZone = 'Asia/Tokyo';
export const department = 'koho' as DepartmentId;

/** The register as of day 0: the former head's term ended the day before. */
export const register: Pick<Policy, 'departments'> & {
  organisation: Pick<Policy['organisation'], 'timeZone' | 'operators'>;
} = {
  organisation: { timeZone, operators: [officer('operator'), officer('secondOperator')] },
  departments: new Map([
    [
      department,
      {
        id: department,
        name: '広報課',
        heads: [
          officer('head', { from: '2026-04-01' }),
          officer('formerHead', { from: '2024-04-01', until: '2026-11-19' }),
        ],
        deputies: [officer('deputy', { from: '2026-04-01', until: '2027-03-31' })],
      },
    ],
    [
      'kanko' as DepartmentId,
      { id: 'kanko' as DepartmentId, name: '観光課', heads: [officer('otherHead')], deputies: [] },
    ],
  ]),
};

export const codeowners = `# owners of the scenarios
* @ito-operator
/posts/koho/ @tanaka-head @kato-deputy @abe-former
/posts/kanko/ @mori-kanko
/policies/ @ito-operator @ueda-operator
/.github/ @ito-operator @ueda-operator
`;

/** A whole policy around the register; the decision reads nothing else of it. */
export function policyOf(from: typeof register = register): Policy {
  return {
    departments: from.departments,
    accounts: new Map(),
    dictionaries: new Map(),
    guideline: { title: '', clauses: new Map(), rules: new Map(), questions: new Map() },
    organisation: {
      ...from.organisation,
      name: '北海道の例',
      locale: 'ja',
      windows: [],
      prices: {},
      officialHosts: [],
      forge: {
        kind: 'github',
        web: 'https://github.com',
        api: 'https://api.github.com',
        repository: 'hokkaido/koho',
        mainBranch: 'main',
      },
      publishing: {
        latestAfterMinutes: 60,
        recheckMaxAgeSeconds: 60,
        settleSeconds: 60,
        leaseSeconds: 60,
        maxAttempts: 3,
        lookAheadHours: 6,
        deletionSpacingSeconds: 20,
        alarmAfterMinutes: 10,
        remindHours: [24, 2],
      },
      ledger: { origin: 'example', fiscalYearStartsInMonth: 4, keys: [] },
      retention: { evidenceMonths: 12 },
    },
  };
}

function person(id: number, login: string): Person {
  return { id, login, bot: false };
}

function officer(who: Who, term: Pick<Officer, 'from' | 'until'> = {}): Officer {
  const { id, login } = people[who];
  return { id, login, name: login, ...term };
}
