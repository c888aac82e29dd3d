import type { Instant } from '../post/post.ts';
import { toLocal } from '../post/zone.ts';
import type { Department, Officer, Organisation } from './policy.ts';

interface OfficersInOffice {
  readonly heads: readonly Officer[];
  readonly deputies: readonly Officer[];
}

/** Who may approve for a department at an instant. Terms are days of the organisation's zone, both included. */
export function officersAt(
  department: Department,
  instant: Instant,
  timeZone: string,
): OfficersInOffice {
  const day = localDay(instant, timeZone);
  return {
    heads: department.heads.filter((officer) => isInOffice(officer, day)),
    deputies: department.deputies.filter((officer) => isInOffice(officer, day)),
  };
}

/** Who may approve changes of `policies/` and lift a pause at an instant. */
export function operatorsAt(
  organisation: Pick<Organisation, 'operators' | 'timeZone'>,
  instant: Instant,
): readonly Officer[] {
  const day = localDay(instant, organisation.timeZone);
  return organisation.operators.filter((officer) => isInOffice(officer, day));
}

function isInOffice({ from, until }: Officer, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** `yyyy-mm-dd` in the zone: compares as text with the days of a term. */
export function localDay(instant: Instant, timeZone: string): string {
  const { year, month, day } = toLocal(instant, timeZone);
  return [String(year).padStart(4, '0'), two(month), two(day)].join('-');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
