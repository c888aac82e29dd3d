import type { Finding } from '../../guideline/rule.ts';
import type { Severity } from '../../policy/policy.ts';
import type { Place } from '../../post/place.ts';

/** A finding as people are told it: with the others that the same mend of the same place settles. */
export interface Told extends Finding {
  readonly also: readonly Finding[];
}

/**
 * One place, told once: 「内緒ですが」 is in three dictionaries, and a person mends it
 * once. The heaviest speaks, of equals the first and the longest, and names the
 * clauses of the rest. For people only: tools, the record and whatever decides get
 * every finding as it was found.
 */
export function toldOnce(findings: readonly Finding[]): readonly Told[] {
  const leads = new Map<Finding, Finding[]>();
  for (const group of Map.groupBy(findings, ({ path }) => path).values()) gather(group, leads);
  return findings.flatMap((one) => {
    const also = leads.get(one);
    return also ? [{ ...one, also }] : [];
  });
}

function gather(findings: readonly Finding[], leads: Map<Finding, Finding[]>): void {
  const taken = new Set<Finding>();
  for (const lead of findings.toSorted(byWeight)) {
    if (taken.has(lead)) continue;
    // No lead before this one is among them: it would have taken this one.
    const also = findings.filter(
      (other) => other !== lead && !taken.has(other) && joins(lead, other),
    );
    for (const other of also) taken.add(other);
    leads.set(lead, also);
  }
}

/** With another reason stated, or none, it is a matter of its own. */
function joins(lead: Finding, other: Finding): boolean {
  if (other.acknowledged !== lead.acknowledged) return false;
  return isSameWording(lead, other) || isSameLink(lead, other);
}

/** A word is put in another way, whatever is said against it. */
function isSameWording(a: Finding, b: Finding): boolean {
  if (!wording.has(a.rule) || !wording.has(b.rule) || !a.end || !b.end) return false;
  return compare(a, b.end) < 0 && compare(b, a.end) < 0;
}

/** A link that must go needs no reason for being there; two warnings are mended each in its way. */
function isSameLink(a: Finding, b: Finding): boolean {
  const both = a.rule.startsWith('link-') && b.rule.startsWith('link-');
  return both && a.severity === 'block' && b.severity === 'warn' && compare(a, b) === 0;
}

const wording: ReadonlySet<string> = new Set(['words', 'hearsay']);

const weight: Readonly<Record<Severity, number>> = { block: 3, ask: 2, warn: 1 };

function byWeight(a: Finding, b: Finding): number {
  return (
    weight[b.severity] - weight[a.severity] || compare(a, b) || compare(b.end ?? b, a.end ?? a)
  );
}

function compare(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}
