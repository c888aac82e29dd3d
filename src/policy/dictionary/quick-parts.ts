import * as v from 'valibot';
import { quickYaml } from '../../post/quick-yaml/quick-yaml.ts';
import { entrySchema, patternSchema } from '../schemas/dictionary.ts';
import type { ClassOutline, EntryOutline, PatternOutline } from './outline.ts';
import { has, type Item, namesOf } from './usual-lines.ts';
import { noWords, type WordRange, type WordTable } from './word-table.ts';

export function entryOf(item: Item, table: WordTable): EntryOutline {
  return {
    ...spellingOf(item, table),
    unless: namesOf(item, 'unless'),
    said: () => v.parse(entrySchema, linesOf(item, table)),
  };
}

export function classOf(item: Item, table: WordTable): ClassOutline {
  return { ...spellingOf(item, table), includes: namesOf(item, 'includes') };
}

export function patternOf(item: Item, table: WordTable): PatternOutline {
  const said = () => v.parse(patternSchema, linesOf(item, table));
  return {
    find: namesOf(item, 'find'),
    unless: namesOf(item, 'unless'),
    scope: has(item, 'scope') ? said().scope : 'sentence',
    clause: has(item, 'clause') ? said().clause : undefined,
    said,
  };
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

/** The lines of an item as YAML has them, but for the words. */
function linesOf({ from, to }: Item, { text }: WordTable): unknown {
  const yaml = quickYaml(text.slice(from, to), (key) => skipped.get(key));
  return Array.isArray(yaml?.value) ? yaml.value[0] : yaml?.value;
}

/** What stands for lists of words, which are not read for what is said of one. */
const skipped: ReadonlyMap<string, unknown> = new Map([
  ['spellings', []],
  ['except', []],
]);
