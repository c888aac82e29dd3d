import { quickYaml } from '../../post/quick-yaml/quick-yaml.ts';
import type { DictionaryEntry, WordPattern } from '../policy.ts';
import type { ClassOutline, EntryOutline, LineRange, Outline, PatternOutline } from './outline.ts';
import { has, type Item, namesOf } from './usual-lines.ts';
import { noWords, type WordRange, type WordTable } from './word-table.ts';
import { classFrom, entryFrom, patternFrom } from './written-parts.ts';

export function entryOf(item: Item, table: WordTable): EntryOutline {
  const at = rangeOf(item);
  const unless = namesOf(item, 'unless');
  return { ...spellingOf(item, table), unless, at, said: entrySaid(table, at) };
}

export function classOf(item: Item, table: WordTable): ClassOutline {
  return { ...spellingOf(item, table), includes: namesOf(item, 'includes'), at: rangeOf(item) };
}

export function patternOf(item: Item, table: WordTable): PatternOutline {
  const at = rangeOf(item);
  const said = patternSaid(table, at);
  return {
    find: namesOf(item, 'find'),
    unless: namesOf(item, 'unless'),
    scope: has(item, 'scope') ? said().scope : 'sentence',
    clause: has(item, 'clause') ? said().clause : undefined,
    at,
    said,
  };
}

/** What is said of an entry: all but its other spellings and exceptions. */
export function entrySaid(table: WordTable, at: LineRange): EntryOutline['said'] {
  return () => entryFrom(linesOf(table, at, (key) => wordLists.get(key)));
}

export function patternSaid(table: WordTable, at: LineRange): () => WordPattern {
  return () => patternFrom(linesOf(table, at));
}

/** What stands for lists of words, which are not read for what is said of one. */
const wordLists: ReadonlyMap<string, unknown> = new Map([
  ['spellings', []],
  ['except', []],
]);

/** Everything that the lines of a dictionary say, for whoever compares or lists it. */
export function partsOf({ table, entries, classes, patterns }: Outline) {
  return {
    entries: entries.map(({ at }): DictionaryEntry => entryFrom(linesOf(table, at))),
    classes: mapped(classes, ({ at }) => classFrom(linesOf(table, at))),
    patterns: mapped(patterns, ({ said }) => said()),
  };
}

function mapped<From, To>(
  named: ReadonlyMap<string, From>,
  of: (one: From) => To,
): ReadonlyMap<string, To> {
  return new Map([...named].map(([name, one]) => [name, of(one)]));
}

function rangeOf({ from, to }: Item): LineRange {
  return { from, to };
}

function spellingOf({ lines }: Item, { text }: WordTable) {
  const words: WordRange[] = [];
  let except = noWords;
  let whole: boolean | undefined;
  for (const { key, at, words: range } of lines) {
    if (key === 'whole') whole = text.startsWith('true', at);
    if (range === undefined) continue;
    if (key === 'except') except = range;
    else words.push(range);
  }
  return { words, except, whole };
}

/** The lines of an item as YAML has them. */
function linesOf(
  { text }: WordTable,
  at: LineRange | undefined,
  readValue?: Parameters<typeof quickYaml>[1],
): unknown {
  const yaml = at && quickYaml(text.slice(at.from, at.to), readValue);
  return Array.isArray(yaml?.value) ? yaml.value[0] : yaml?.value;
}
