import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Hunted } from './hunt.ts';
import { type Enumerated, named } from './run-enumeration.ts';

/** The parts of docs/reliability.md that a machine writes; all around them is written by hand. */
export type Block = 'seeds' | 'enumeration' | 'bugs';

/** Of the sources as the run found them: they may be worked on meanwhile. */
const commit = currentCommit();
// Whoever writes no report does not need a repository.
commit.catch(() => {});

/** Puts figures between their markers, with the commit they are of. Throws `RangeError` where the file has no such markers. */
export async function writeReport(file: string, block: Block, text: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const [begin, end] = [`<!-- figures: ${block} -->`, `<!-- end of figures: ${block} -->`];
  const [head, rest] = before.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new RangeError(`${file}: no ${begin}`);
  const figures = `${text}\n\nAt commit ${await commit}.`;
  await writeFile(file, `${head}${begin}\n${figures}\n${end}${tail}`);
}

/** Markdown; the first `words` columns hold words, the others figures. */
export function table(
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
  words = 1,
): string {
  const line = (cells: readonly unknown[]) => `| ${cells.map(String).join(' | ')} |`;
  const rule = head.map((_, index) => (index < words ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export function enumerationReport(rows: readonly Enumerated[], every: number): string {
  const head = ['lives', 'port calls', 'single faults', 'pairs', 'broken promises', 'unfenceable'];
  const cells = rows.map((row) => [
    named(row.variant),
    ...[row.calls, row.singles, row.pairs, row.broken, row.unfenceable],
  ]);
  const which = every === 1 ? 'All pairs' : `Every ${every}th pair`;
  return `${which}: \`npm run simulate -- --enumerate${every === 1 ? '' : ` --every ${every}`}\`\n\n${table(head, cells)}`;
}

export function bugReport(hunted: readonly Hunted[]): string {
  const rows = hunted.map(({ bug, caughtAfter }) => [
    bug.name,
    bug.belief,
    bug.profile ?? 'all',
    caughtAfter ?? 'not caught',
  ]);
  return table(['bug', 'what its author believed', 'profile', 'caught after seeds'], rows, 3);
}

async function currentCommit(): Promise<string> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args)).stdout.trim();
  const isChanged = (await git('status', '--porcelain', '--', 'src', 'test/simulation')) !== '';
  return `${await git('rev-parse', '--short=12', 'HEAD')}${isChanged ? ', with changes' : ''}`;
}
