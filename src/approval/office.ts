import { officersAt, operatorsAt } from '../policy/in-office.ts';
import type { Officer, Policy } from '../policy/policy.ts';
import type { DepartmentId, Instant } from '../post/post.ts';
import type { ApproverRole } from './approval.ts';
import type { Subject } from './facts.ts';

/**
 * The role in which a person may approve the subject at an instant, by the
 * register: head or deputy of the department for a post, operator for policy.
 */
export function roleAt(options: {
  readonly instant: Instant;
  readonly person: number;
  readonly kind: Subject['kind'];
  readonly policy: Pick<Policy, 'departments' | 'organisation'>;
  readonly department?: DepartmentId | undefined;
}): ApproverRole | undefined {
  const { instant, person, kind, policy, department } = options;
  const holds = (officers: readonly Officer[]) => officers.some(({ id }) => id === person);
  if (kind === 'policy') {
    return holds(operatorsAt(policy.organisation, instant)) ? 'operator' : undefined;
  }
  const office = department === undefined ? undefined : policy.departments.get(department);
  if (office === undefined) return undefined;
  const { heads, deputies } = officersAt(office, instant, policy.organisation.timeZone);
  if (holds(heads)) return 'head';
  return holds(deputies) ? 'deputy' : undefined;
}
