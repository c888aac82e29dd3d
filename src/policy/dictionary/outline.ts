import type { DictionaryEntry, WordPattern } from '../policy.ts';
import type { DictionaryYaml } from '../policy-files.ts';
import { noWords, tableOf, type WordRange, type WordTable } from './word-table.ts';

/**
 * A dictionary as it is searched: where its words stand, and the names that hang
 * together. What it says of a word is read once a post holds that word.
 */
export interface Outline {
  readonly table: WordTable;
  readonly entries: readonly EntryOutline[];
  readonly classes: ReadonlyMap<string, ClassOutline>;
  readonly patterns: ReadonlyMap<string, PatternOutline>;
}

/** Where the lines of an entry, a class or a pattern begin and end in the text; absent where it was not read by its lines. */
interface Written {
  readonly at?: LineRange;
}

export interface LineRange {
  readonly from: number;
  readonly to: number;
}

interface Spelling extends Written {
  readonly words: readonly WordRange[];
  readonly except: WordRange;
  readonly whole: boolean | undefined;
}

export interface EntryOutline extends Spelling {
  readonly unless: readonly string[];
  readonly said: () => Pick<DictionaryEntry, 'word' | 'severity' | 'suggest' | 'note'>;
}

export interface ClassOutline extends Spelling {
  readonly includes: readonly string[];
}

export interface PatternOutline
  extends Written,
    Pick<WordPattern, 'find' | 'unless' | 'scope' | 'clause'> {
  readonly said: () => WordPattern;
}

/** Of a dictionary that was read the exact way. */
export function outlineOf({ entries, classes, patterns }: DictionaryYaml): Outline {
  const named = Object.entries(classes);
  const { table, ranges } = tableOf([
    ...entries.flatMap(({ word, spellings, except }) => [[word, ...spellings], except]),
    ...named.flatMap(([, { words, except }]) => [words, except]),
  ]);
  const spelling = (at: number) => ({
    words: [ranges[2 * at] ?? noWords],
    except: ranges[2 * at + 1] ?? noWords,
  });
  return {
    table,
    entries: entries.map((entry, at) => ({
      ...spelling(at),
      ...{ whole: entry.whole, unless: entry.unless, said: () => entry },
    })),
    classes: new Map(
      named.map(([name, { whole, includes }], at) => [
        name,
        { ...spelling(entries.length + at), whole, includes },
      ]),
    ),
    patterns: new Map(
      Object.entries(patterns).map(([name, pattern]) => [
        name,
        { ...pattern, said: () => pattern },
      ]),
    ),
  };
}
