import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import first from './first.json' with { type: 'json' };
import { byClause, type Scored, type Share, type Shares, shares } from './score.ts';
import { hasPractice } from './sets.ts';

/**
 * The tables of docs/evaluation.md, which `npm run evaluate -- --write` puts
 * there and a test compares with what the rules do today. `first.json` holds
 * what the rules of the commit that brought set `a` scored on every set.
 */
const page = fileURLToPath(new URL('../../docs/evaluation.md', import.meta.url));
const measures = ['knowable', 'judgement', 'blocked', 'alarmed'] as const;
const beginnings: ReadonlyMap<
  string,
  Readonly<Record<(typeof measures)[number], number[]>>
> = new Map(Object.entries(first));

/** One row of the table of shares: first → last. */
export function sharesRow(name: string, scored: readonly Scored[]): string {
  const last: Shares = shares(scored);
  const cells = measures.map((measure) => {
    const [part = 0, whole = 0] = beginnings.get(name)?.[measure] ?? [];
    return last[measure].whole === 0 ? '—' : `${percent({ part, whole })} → ${full(last[measure])}`;
  });
  return `| ${name} | ${scored.length} | ${cells.join(' | ')} |`;
}

/** Rows by clause, of all sets together whose texts the project holds. */
export function clauseRows(results: ReadonlyMap<string, readonly Scored[]>): readonly string[] {
  const own = [...results].filter(([name]) => !name.startsWith('practice-'));
  return byClause(own.flatMap(([, scored]) => scored)).map(
    ({ clause, caught, elsewhere, missed, warned, blocked }) =>
      `| ${clause} | ${caught} | ${elsewhere} | ${missed} | ${warned} | ${blocked} |`,
  );
}

export function writeFigures(results: ReadonlyMap<string, readonly Scored[]>): void {
  const text = readFileSync(page, 'utf8');
  const rows = [...results].map(([name, scored]) => sharesRow(name, scored));
  // Without the practice posts their figures of the last time stay.
  if (!hasPractice)
    rows.push(...rowsOf(text, 'shares').filter((row) => row.startsWith('| practice-')));
  const filled = replaceRows(replaceRows(text, 'shares', rows), 'clauses', clauseRows(results));
  writeFileSync(page, filled);
}

/** The rows that stand below the marker and the table's head. */
export function rowsOf(text: string, marker: string): readonly string[] {
  return partsOf(text, marker).rows;
}

export function readPage(): string {
  return readFileSync(page, 'utf8');
}

function replaceRows(text: string, marker: string, rows: readonly string[]): string {
  const { before, after } = partsOf(text, marker);
  return [...before, ...rows, ...after].join('\n');
}

function partsOf(text: string, marker: string) {
  const lines = text.split('\n');
  const start = lines.indexOf(`<!-- ${marker} -->`) + 3;
  if (start < 3) throw new Error(`docs/evaluation.md has no line <!-- ${marker} -->`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return {
    before: lines.slice(0, start),
    rows: lines.slice(start, start + length),
    after: lines.slice(start + length),
  };
}

function percent({ part, whole }: Share): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function full(share: Share): string {
  return `**${percent(share)}** (${share.part}/${share.whole})`;
}
