import { describe, expect, it } from 'vitest';
import { dayAt, dayNumber } from '../../../src/guideline/calendar.ts';
import { holidayOf } from '../../../src/guideline/dates/holidays.ts';

/** 内閣府「国民の祝日」: every day of each year, holidays, substitutes and days between. */
const published: Readonly<Record<number, string>> = {
  2007: '1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24',
  2009: '1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23',
  2015: '1/1 1/12 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23',
  2019: '1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23',
  2020: '1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23',
  2021: '1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23',
  2022: '1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23',
  2023: '1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23',
  2024: '1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23',
  2025: '1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24',
  2026: '1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23',
  2027: '1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23',
};

describe('the public holidays', () => {
  it.each(Object.entries(published))(
    'of %s are those that the Cabinet Office lists',
    (year, days) => {
      const first = dayNumber({ year: Number(year), month: 1, day: 1 });
      const found = Array.from({ length: 366 }, (_, index) => dayAt(first + index))
        .filter((day) => day.year === Number(year) && holidayOf(day) !== undefined)
        .map(({ month, day }) => `${month}/${day}`);
      expect(found.join(' ')).toBe(days);
    },
  );

  it('have their names', () => {
    expect(holidayOf({ year: 2026, month: 9, day: 22 })).toBe('国民の休日');
    expect(holidayOf({ year: 2027, month: 3, day: 22 })).toBe('振替休日');
    expect(holidayOf({ year: 2026, month: 10, day: 12 })).toBe('スポーツの日');
    expect(holidayOf({ year: 2020, month: 7, day: 24 })).toBe('スポーツの日');
    expect(holidayOf({ year: 2026, month: 12, day: 8 })).toBeUndefined();
  });
});
