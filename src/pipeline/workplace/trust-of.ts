import type { Trust } from '../../ledger/open-log.ts';
import type { Policy } from '../../policy/policy.ts';

/** Whose signatures count for this log, by this policy. */
export function trustOf({ organisation }: Policy, name: string): Omit<Trust, 'seen'> {
  const { origin, keys } = organisation.ledger;
  const { key, replaced } = keys.find(({ log }) => log === name) ?? {};
  return { origin, ...(key && { key }), ...(replaced && { replaced }) };
}
