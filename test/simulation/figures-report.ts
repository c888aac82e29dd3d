import { possible, possibleStates } from './coverage.ts';
import { blockSeeds, type Figures } from './figures.ts';
import { promises } from './oracle.ts';
import { table } from './report.ts';
import type { Tally } from './tally.ts';

const number = (value: number) => value.toLocaleString('en');
const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;

/** What a run of seeds came to, as docs/reliability.md shows it. */
export function seedReport(figures: Figures): string {
  return [
    `${number(figures.seeds)} lives, ${number(figures.deliveries)} deliveries, ${number(figures.published)} public posts, ${number(figures.faults.total)} faults and disturbances.`,
    `Again, in part or whole: \`npm run simulate -- --seeds ${figures.seeds}\``,
    `### Broken promises\n\n${brokenTable(figures)}`,
    `### How deliveries ended, by profile\n\n${endTable(figures)}`,
    `### Faults and disturbances\n\n${faultList(figures.faults)}`,
    `### States and transitions\n\n${coverage(figures)}`,
  ].join('\n\n');
}

function brokenTable({ broken, unfenceable, naive, naiveLives }: Figures): string {
  const plain = `loop and post, ${number(naiveLives)} lives`;
  const rows = promises.map((promise) => {
    const applies = !['without-intent', 'stuck', 'record'].includes(promise);
    const other = applies ? number(naive.of(promise)) : '–';
    return [promise, number(broken.of(promise)), number(unfenceable.of(promise)), other];
  });
  const of = `of ${number(naive.of('deliveries'))} deliveries`;
  return table(['', 'koho', 'koho, unfenceable', plain], [...rows, ['', '', '', of]]);
}

function endTable({ ends }: Figures): string {
  const head = ['profile', 'deliveries', 'published', 'held', 'withdrawn', 'failed', 'duplicated'];
  const rows = [...ends].toSorted().map(([profile, of]) => {
    const share = (state: string) => percent(of.of(state), of.total);
    const states = ['confirmed', 'held', 'withdrawn', 'failed', 'duplicated'];
    return [profile, number(of.total), ...states.map(share)];
  });
  return table(head, rows);
}

function faultList({ counts }: Tally): string {
  const rows = [...counts].toSorted(([, a], [, b]) => b - a);
  return `${rows.map(([name, times]) => `${name} ${number(times)}`).join(' · ')}`;
}

function coverage({ states, transitions, newTransitions }: Figures): string {
  const missing = [...possible].filter((name) => !transitions.has(name)).toSorted();
  return [
    `${states.size} of ${possibleStates.size} states, ${possible.size - missing.length} of ${possible.size} transitions.`,
    `New transitions in each ${number(blockSeeds)} lives: ${newTransitions.join(', ')}.`,
    missing.length === 0 ? '' : `Not reached: ${missing.map((name) => `\`${name}\``).join(', ')}.`,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}
