import type { Prng } from '../simulation/prng.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** 1 April 2026, 0:00 in Tokyo. */
export const begin = Date.UTC(2026, 2, 31, 15);
export const end = begin + 365 * day;
export const accounts = ['koho-x', 'koho-facebook', 'kotsu-x', 'kotsu-facebook'] as const;

/** One post to one account, as an office makes them. */
export interface YearPost {
  readonly account: string;
  readonly mergedAt: number;
  readonly due: number;
  readonly latestAt: number;
}

/**
 * A year of posts with a time: about two a working day, now and then one on a
 * weekend; four in ten at a full hour; merged from a quarter of an hour to four
 * days before; to be held six hours after they were due.
 */
export function drawYear(prng: Prng): readonly YearPost[] {
  const posts: YearPost[] = [];
  for (let date = begin; date < end; date += day) {
    const isWeekend = [0, 6].includes(new Date(date + 9 * hour).getUTCDay());
    const count = isWeekend ? Number(prng.chance(0.3)) : prng.int(0, 4);
    for (let n = 0; n < count; n++) posts.push(...drawPost(prng, date));
  }
  return posts.toSorted((a, b) => a.due - b.due);
}

function drawPost(prng: Prng, date: number): YearPost[] {
  const atMinute = prng.chance(0.4) ? 0 : prng.pick([30, 15, 45, 10, 40]);
  const due = date + prng.pick([9, 10, 12, 15, 17, 8, 11, 13, 18, 20]) * hour + atMinute * minute;
  // From 15 minutes to four days, most a few hours before.
  const ahead = 15 * minute * (4 * 96) ** prng.next();
  const department = prng.pick(['koho', 'kotsu']);
  const on = prng.chance(0.6) ? ['x', 'facebook'] : ['x'];
  return on.map((platform) => ({
    account: `${department}-${platform}`,
    mergedAt: due - ahead,
    due,
    latestAt: due + 6 * hour,
  }));
}
