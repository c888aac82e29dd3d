import type { Officer, Policy } from '../policy/policy.ts';
import type { DepartmentId, Instant } from '../post/post.ts';
import type { ApproverRole } from './approval.ts';
import type { Subject } from './facts.ts';

/**
 * The role in which a person may approve the subject on a local day
 * (`yyyy-mm-dd`), by the register: head or deputy of the department for a post,
 * operator for policy. A term includes its first and its last day.
 */
export function roleOn(options: {
  readonly day: string;
  readonly person: number;
  readonly kind: Subject['kind'];
  readonly policy: Policy;
  readonly department?: DepartmentId | undefined;
}): ApproverRole | undefined {
  const { day, person, kind, policy, department } = options;
  const inTerm = (officers: readonly Officer[]) =>
    officers.some(
      ({ id, from, until }) =>
        id === person &&
        (from === undefined || from <= day) &&
        (until === undefined || day <= until),
    );
  if (kind === 'policy') return inTerm(policy.organisation.operators) ? 'operator' : undefined;
  const office = department === undefined ? undefined : policy.departments.get(department);
  if (office === undefined) return undefined;
  if (inTerm(office.heads)) return 'head';
  return inTerm(office.deputies) ? 'deputy' : undefined;
}

/** The date at an instant in an IANA zone, `yyyy-mm-dd`: a review at 00:30 in Japan is of that day, not of UTC's. */
export function localDay(instant: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}
