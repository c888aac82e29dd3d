import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clockCron, compare, netCron } from './compare.ts';
import { crowd } from './crowd.ts';

describe('a year of posts', () => {
  const outcomes = new Map(compare(1).map((one) => [one.name, one]));

  it('with the clock and a look-ahead of 6 h: p99 within 5 s, nothing past latest_at', () => {
    const clock = outcomes.get('clock, look-ahead 6 h');
    expect(clock?.p99Ms).toBeLessThanOrEqual(5_000);
    expect(clock?.missed).toBe(0);
    expect(clock?.posts).toBeGreaterThan(500);
  });

  it('by cron alone it is far from that, however often cron comes', () => {
    const crons = [...outcomes.values()].filter(({ name }) => name.startsWith('cron'));
    expect(crons).toHaveLength(4);
    for (const { p99Ms } of crons) expect(p99Ms).toBeGreaterThan(10 * 60_000);
  });

  it('no figure of docs/reliability.md is better than in this year: it tells the worst of five', () => {
    const told = rowsIn(readFileSync('docs/reliability.md', 'utf8'));
    expect([...told.keys()]).toEqual([...outcomes.keys()]);
    for (const [name, cells] of told) {
      const one = outcomes.get(name);
      const had = [one?.p50Ms, one?.p99Ms, one?.maxMs, one?.missed, one?.minutesAMonth];
      const better = cells.filter((cell, at) => isBetter(worth(cell), had[at] ?? 0));
      expect([name, better]).toEqual([name, []]);
    }
  });

  it('the plot in docs/reliability.md shows every way', () => {
    expect(readFileSync('docs/reliability.md', 'utf8')).toMatch(/!\[.+\]\(lateness\.svg\)/);
    const svg = readFileSync('docs/lateness.svg', 'utf8');
    for (const name of outcomes.keys()) expect(svg).toContain(`>${name}`);
  });

  it('nothing is sent before its second', () => {
    for (const { lateMs } of outcomes.values()) expect(lateMs[0]).toBeGreaterThanOrEqual(0);
  });
});

/** The rows between the markers that `npm run lateness` fills, by their names. */
function rowsIn(page: string): ReadonlyMap<string, readonly string[]> {
  const [, table = ''] = /<!-- lateness -->\n([\s\S]+?)\n<!-- \/lateness -->/.exec(page) ?? [];
  const rows = table.split('\n').slice(2);
  return new Map(
    rows.map((row) => {
      const [name = '', ...cells] = row.slice(2, -2).split(' | ');
      return [name, cells];
    }),
  );
}

const unitMs: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000 };

/** `42 min` in milliseconds; a count as it is. */
function worth(cell: string): number {
  if (cell === 'never') return Number.POSITIVE_INFINITY;
  const [figure = '', unit = ''] = cell.split(' ');
  return Number(figure.replaceAll(',', '')) * (unitMs[unit] ?? 1);
}

/** By more than what the table rounds. */
function isBetter(told: number, had: number): boolean {
  return told < had * 0.99;
}

describe('twenty accounts due in the same second', () => {
  it('stay under six pushes a minute, and no post is late for it', async () => {
    for (const seed of [1, 2, 3]) {
      const planned = await crowd({ seed, accounts: 20, takeTurns: true, isUrgent: false });
      expect(planned.published).toBe(20);
      expect(planned.pushesInAMinute).toBeLessThan(6);
      expect(planned.maxLateMs).toBeLessThan(2_000);
    }
  });

  it('two reach six without turns, and only when a runner starts late', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const pair = await crowd({ seed, accounts: 2, takeTurns: true, isUrgent: false });
      expect(pair.pushesInAMinute).toBeLessThanOrEqual(6);
    }
  });

  it('would be far above it without turns', async () => {
    const crowded = await crowd({ seed: 1, accounts: 20, takeTurns: false, isUrgent: false });
    expect(crowded.pushesInAMinute).toBeGreaterThan(20);
  });
});

it('the ticks are those of the workflows', () => {
  const cronOf = (file: string) =>
    String(parse(readFileSync(`.github/workflows/${file}`, 'utf8')).on.schedule[0].cron).split(' ');
  const list = (text = '') => text.split(',').map(Number);
  expect(list(cronOf('clock.yml')[0])).toEqual(clockCron.minutes);
  expect(list(cronOf('publish.yml')[0])).toEqual(netCron.minutes);
  expect(list(cronOf('publish.yml')[1])).toEqual(netCron.hours);
});
