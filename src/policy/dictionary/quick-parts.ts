import * as v from 'valibot';
import { quickYaml } from '../../post/quick-yaml/quick-yaml.ts';
import type { DictionaryYaml } from '../policy-files.ts';
import { entrySchema, patternSchema } from '../schemas/dictionary.ts';
import { type Item, namesOf, wordsOf } from './usual-lines.ts';
import { type WordRange, type WordTable, wordAt, wordsIn } from './word-table.ts';

type Entry = DictionaryYaml['entries'][number];
type WordClass = DictionaryYaml['classes'][string];
type Pattern = DictionaryYaml['patterns'][string];

/** Where the words of an entry or a class stand, and the longer ones that are harmless. */
export function rangesOf(item: Item): {
  readonly words: readonly WordRange[];
  readonly except: WordRange;
} {
  const words = ['word', 'spellings', 'words'].map((key) => wordsOf(item, key));
  return { words: words.filter(({ from, to }) => from < to), except: wordsOf(item, 'except') };
}

export function entryOf(item: Item, table: WordTable): Entry {
  const word = wordsOf(item, 'word').from;
  const spellings = later(() => wordsIn(table, wordsOf(item, 'spellings')));
  const except = later(() => wordsIn(table, wordsOf(item, 'except')));
  const whole = later(() => v.parse(entrySchema, linesOf(item, table)));
  const said = (key: string) => (item.others.has(key) ? whole() : undefined);
  return {
    unless: namesOf(item, 'unless'),
    get word() {
      return wordAt(table, word);
    },
    get spellings() {
      return spellings();
    },
    get except() {
      return except();
    },
    get severity() {
      return said('severity')?.severity;
    },
    get whole() {
      return said('whole')?.whole;
    },
    get suggest() {
      return said('suggest')?.suggest;
    },
    get note() {
      return said('note')?.note;
    },
  };
}

export function classOf(item: Item, table: WordTable): WordClass {
  const words = later(() => wordsIn(table, wordsOf(item, 'words')));
  const except = later(() => wordsIn(table, wordsOf(item, 'except')));
  return {
    includes: namesOf(item, 'includes'),
    get words() {
      return words();
    },
    get except() {
      return except();
    },
    get whole() {
      return item.others.has('whole')
        ? /^ *whole: true$/m.test(table.text.slice(item.from, item.to))
        : undefined;
    },
  };
}

export function patternOf(item: Item, table: WordTable): Pattern {
  const whole = later(() => v.parse(patternSchema, linesOf(item, table)));
  const said = (key: string) => (item.others.has(key) ? whole() : undefined);
  return {
    find: namesOf(item, 'find'),
    unless: namesOf(item, 'unless'),
    get order() {
      return whole().order;
    },
    get within() {
      return whole().within;
    },
    get scope() {
      return said('scope')?.scope ?? 'sentence';
    },
    get quoted() {
      return whole().quoted;
    },
    get clause() {
      return said('clause')?.clause;
    },
    get severity() {
      return said('severity')?.severity;
    },
    get suggest() {
      return said('suggest')?.suggest;
    },
    get note() {
      return whole().note;
    },
  };
}

/** The lines of an item as YAML has them, but for the words. */
function linesOf({ from, to }: Item, { text }: WordTable): unknown {
  const yaml = quickYaml(text.slice(from, to), (key) => skipped.get(key));
  return Array.isArray(yaml?.value) ? yaml.value[0] : yaml?.value;
}

/** What stands for words that are read elsewhere. */
const skipped: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['word', '語'],
  ['spellings', []],
  ['except', []],
]);

/** Found out when somebody asks, and then kept. */
function later<Value>(find: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: find() };
    return known.value;
  };
}
