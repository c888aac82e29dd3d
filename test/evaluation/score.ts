import type { Finding } from '../../src/guideline/rule.ts';
import type { Case } from './case.ts';

/**
 * What became of one case. A violating post is `caught` at a right clause,
 * caught only `elsewhere`, or `missed`; a good one is `clean`, `warned` or
 * `blocked`. Questions to people are neither: they are asked of good posts too.
 */
export type Outcome = 'caught' | 'elsewhere' | 'missed' | 'clean' | 'warned' | 'blocked';

export interface Scored {
  readonly one: Case;
  readonly outcome: Outcome;
  /** The findings that weighed. */
  readonly findings: readonly Finding[];
}

export function score(one: Case, all: readonly Finding[]): Scored {
  const findings = all.filter(({ severity }) => severity !== 'ask');
  const right = (finding: Finding) =>
    one.expect.includes(finding.clause) || one.accepted.includes(finding.clause);
  if (!isGood(one)) {
    if (findings.some(right)) return { one, outcome: 'caught', findings };
    return { one, outcome: findings.length > 0 ? 'elsewhere' : 'missed', findings };
  }
  const alarms = findings.filter((finding) => !right(finding));
  if (alarms.length === 0) return { one, outcome: 'clean', findings: [] };
  const blocks = alarms.some(({ severity }) => severity === 'block');
  return { one, outcome: blocks ? 'blocked' : 'warned', findings: alarms };
}

export function isGood({ expect }: Case): boolean {
  return expect.includes('ok');
}

/** One line of the published table. */
export interface ClauseRow {
  readonly clause: string;
  readonly caught: number;
  readonly elsewhere: number;
  readonly missed: number;
  readonly warned: number;
  readonly blocked: number;
}

/** By the first expected clause; a false alarm counts once for each clause that it cites. */
export function byClause(scored: readonly Scored[]): readonly ClauseRow[] {
  const rows = new Map<string, ClauseRow>();
  const add = (clause: string, what: Exclude<keyof ClauseRow, 'clause'>) => {
    const row = rows.get(clause) ?? { clause, ...none };
    rows.set(clause, { ...row, [what]: row[what] + 1 });
  };
  for (const { one, outcome, findings } of scored) {
    if (outcome === 'clean') continue;
    if (outcome !== 'warned' && outcome !== 'blocked') {
      add(one.expect[0] ?? '', outcome);
      continue;
    }
    for (const clause of new Set(findings.map((finding) => finding.clause))) add(clause, outcome);
  }
  return [...rows.values()].sort((a, b) => (a.clause < b.clause ? -1 : 1));
}

const none = { caught: 0, elsewhere: 0, missed: 0, warned: 0, blocked: 0 };

/** The shares that the aims speak of, each with its numbers. */
export interface Shares {
  readonly knowable: Share;
  readonly judgement: Share;
  readonly blocked: Share;
  readonly alarmed: Share;
}

export interface Share {
  readonly part: number;
  readonly whole: number;
}

export function shares(scored: readonly Scored[]): Shares {
  const good = scored.filter(({ one }) => isGood(one));
  const bad = scored.filter(({ one }) => !isGood(one));
  const count = (of: readonly Scored[], ...outcomes: readonly Outcome[]): Share => ({
    part: of.filter(({ outcome }) => outcomes.includes(outcome)).length,
    whole: of.length,
  });
  return {
    knowable: count(
      bad.filter(({ one }) => one.knowable),
      'caught',
    ),
    // Of what needs judgement it is enough that somebody is made to look again.
    judgement: count(
      bad.filter(({ one }) => !one.knowable),
      'caught',
      'elsewhere',
    ),
    blocked: count(good, 'blocked'),
    alarmed: count(good, 'blocked', 'warned'),
  };
}
