import { expect, test } from 'vitest';
import { fiscalYear } from '../../src/ledger/fiscal-year.ts';

const japan = { timeZone: 'Asia/Tokyo', startsInMonth: 4 };

test.each([
  ['the last moment of the year in Tokyo', '2026-03-31T14:59:59.999Z', '2025'],
  ['the first moment of the next', '2026-03-31T15:00:00.000Z', '2026'],
  ['New Year', '2026-12-31T15:00:00.000Z', '2026'],
  ['a leap day', '2028-02-29T00:00:00.000Z', '2027'],
])('%s', (_, at, year) => {
  expect(fiscalYear(at, japan)).toBe(year);
});

test('a calendar year where the organisation begins in January', () => {
  const calendar = { timeZone: 'Asia/Tokyo', startsInMonth: 1 };
  expect(fiscalYear('2026-12-31T14:59:59.999Z', calendar)).toBe('2026');
  expect(fiscalYear('2026-12-31T15:00:00.000Z', calendar)).toBe('2027');
});
