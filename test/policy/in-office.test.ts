import { describe, expect, it } from 'vitest';
import { officersAt, operatorsAt } from '../../src/policy/in-office.ts';
import type { Department, Officer } from '../../src/policy/policy.ts';
import type { DepartmentId, Instant } from '../../src/post/post.ts';

const before: Officer = { id: 1, login: 'before', name: '前任', until: '2026-03-31' };
const after: Officer = { id: 2, login: 'after', name: '後任', from: '2026-04-01' };
const oneDay: Officer = {
  id: 3,
  login: 'one-day',
  name: '1日だけ',
  from: '2026-04-01',
  until: '2026-04-01',
};
const department: Department = {
  id: 'koho' as DepartmentId,
  name: '広報課',
  heads: [before, after],
  deputies: [oneDay],
};

function loginsAt(time: string, timeZone = 'Asia/Tokyo'): string[] {
  const { heads, deputies } = officersAt(department, Date.parse(time) as Instant, timeZone);
  return [...heads, ...deputies].map(({ login }) => login);
}

describe('terms begin and end with the local day', () => {
  it.each([
    ['the last millisecond of March', '2026-03-31T23:59:59.999+09:00', ['before']],
    ['the first millisecond of April', '2026-04-01T00:00:00.000+09:00', ['after', 'one-day']],
    ['the last millisecond of a single day', '2026-04-01T23:59:59.999+09:00', ['after', 'one-day']],
    ['the next midnight', '2026-04-02T00:00:00.000+09:00', ['after']],
    ['long before', '1999-12-31T12:00:00Z', ['before']],
  ])('%s in Tokyo', (_, time, logins) => {
    expect(loginsAt(time)).toEqual(logins);
  });

  it('goes by the zone of the organisation, not by UTC or the machine', () => {
    // 31 March 15:00 UTC is midnight of 1 April in Tokyo, and noon-ish of 31 March in New York.
    expect(loginsAt('2026-03-31T15:00:00Z', 'Asia/Tokyo')).toEqual(['after', 'one-day']);
    expect(loginsAt('2026-03-31T15:00:00Z', 'UTC')).toEqual(['before']);
    expect(loginsAt('2026-03-31T15:00:00Z', 'America/New_York')).toEqual(['before']);
  });

  it('holds for operators too', () => {
    const organisation = { operators: [before, after], timeZone: 'Asia/Tokyo' };
    const at = (time: string) =>
      operatorsAt(organisation, Date.parse(time) as Instant).map(({ login }) => login);
    expect(at('2026-03-31T23:59:59+09:00')).toEqual(['before']);
    expect(at('2026-04-01T00:00:00+09:00')).toEqual(['after']);
  });

  it('knows the year of a day in January', () => {
    const newYear: Officer = { id: 4, login: 'n', name: 'n', from: '2027-01-01' };
    const only = { ...department, heads: [newYear], deputies: [] };
    const heads = (time: string) =>
      officersAt(only, Date.parse(time) as Instant, 'Asia/Tokyo').heads.length;
    expect(heads('2026-12-31T14:59:59Z')).toBe(0);
    expect(heads('2026-12-31T15:00:00Z')).toBe(1);
  });
});
