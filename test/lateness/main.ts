import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './compare.ts';
import { type CrowdOutcome, crowd } from './crowd.ts';
import type { Outcome } from './outcome.ts';
import { plot } from './plot.ts';
import { crowdTable, latenessTable } from './tables.ts';

/**
 * `npm run lateness`: makes the lateness figures and the plot of docs/reliability.md anew
 * (about a minute). The same seeds give the same bytes on every machine.
 */
const years = 5;
const docs = join(import.meta.dirname, '../../docs');

/** Each figure is the worst of the years, so no row is better than it would be. */
function worstOf(all: readonly (readonly Outcome[])[]): readonly Outcome[] {
  const [first = []] = all;
  return first.map((_, index) => {
    const same = all.flatMap((year) => year[index] ?? []);
    const most = (key: 'p50Ms' | 'p99Ms' | 'maxMs' | 'missed' | 'minutesAMonth' | 'posts') =>
      Math.max(...same.map((one) => one[key]));
    const [one] = same;
    if (one === undefined) throw new Error('no year');
    return {
      ...{ name: one.name, lateMs: [], posts: most('posts'), missed: most('missed') },
      ...{ p50Ms: most('p50Ms'), p99Ms: most('p99Ms'), maxMs: most('maxMs') },
      minutesAMonth: most('minutesAMonth'),
    };
  });
}

async function worstCrowd(o: {
  readonly accounts: number;
  readonly takeTurns: boolean;
  readonly isUrgent: boolean;
}): Promise<CrowdOutcome> {
  const all: CrowdOutcome[] = [];
  for (let seed = 1; seed <= 20; seed++) all.push(await crowd({ ...o, seed }));
  const most = (key: keyof CrowdOutcome) => Math.max(...all.map((one) => one[key]));
  return {
    published: Math.min(...all.map(({ published }) => published)),
    pushesInAMinute: most('pushesInAMinute'),
    maxLateMs: most('maxLateMs'),
    recordedAfterMs: most('recordedAfterMs'),
    minutes: most('minutes'),
  };
}

/** Replaces what stands between the two comments of a name. */
function put(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest = ''] = page.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`docs/reliability.md has no part ${name}`);
  return `${before}${begin}\n${text}\n${end}${after}`;
}

const outcomes = worstOf(Array.from({ length: years }, (_, n) => compare(n + 1)));
const planned = { takeTurns: true, isUrgent: false };
const crowds = crowdTable([
  { what: '1 account', outcome: await worstCrowd({ ...planned, accounts: 1 }) },
  { what: '2 accounts', outcome: await worstCrowd({ ...planned, accounts: 2 }) },
  { what: '4 accounts', outcome: await worstCrowd({ ...planned, accounts: 4 }) },
  { what: '20 accounts', outcome: await worstCrowd({ ...planned, accounts: 20 }) },
  {
    what: '20 accounts, if they took no turns',
    outcome: await worstCrowd({ accounts: 20, takeTurns: false, isUrgent: false }),
  },
  {
    what: '20 accounts, as soon as merged',
    outcome: await worstCrowd({ accounts: 20, takeTurns: true, isUrgent: true }),
  },
]);
const path = join(docs, 'reliability.md');
const page = put(readFileSync(path, 'utf8'), 'lateness', latenessTable(outcomes));
writeFileSync(path, put(page, 'crowd', crowds));
writeFileSync(join(docs, 'lateness.svg'), plot(outcomes));
console.log(`${latenessTable(outcomes)}\n\n${crowds}`);
