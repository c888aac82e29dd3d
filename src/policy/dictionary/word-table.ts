/**
 * Words where they stand in one text: a dictionary of thousands is searched
 * without making a string of each. A word is called by its number.
 */
export interface WordTable {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

/** Words that follow each other in a table. */
export interface WordRange {
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
}

/** One that was read from a file: nothing that a file says can pass for it. */
export class ScannedRange implements WordRange {
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }
}

export const noWords: WordRange = { from: 0, to: 0 };

export function wordAt({ text, starts, ends }: WordTable, number: number): string {
  return text.slice(starts[number], ends[number]);
}

export function wordsIn(table: WordTable, { from, to }: WordRange): string[] {
  return Array.from({ length: to - from }, (_, index) => wordAt(table, from + index));
}

/** A table of words that are strings already, and the range of each list. */
export function tableOf(lists: readonly (readonly string[])[]): {
  readonly table: WordTable;
  readonly ranges: readonly WordRange[];
} {
  const words = lists.flat();
  const starts = new Int32Array(words.length);
  const ends = new Int32Array(words.length);
  let at = 0;
  for (const [number, word] of words.entries()) {
    starts[number] = at;
    at += word.length;
    ends[number] = at;
  }
  let from = 0;
  const ranges = lists.map(({ length }) => {
    from += length;
    return { from: from - length, to: from };
  });
  return { table: { text: words.join(''), starts, ends, count: words.length }, ranges };
}
