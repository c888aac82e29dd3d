import { quickYaml, type ReadValue } from '../../post/quick-yaml/quick-yaml.ts';
import type { DictionaryYaml } from '../policy-files.ts';
import { most, referenceShape } from '../schemas/dictionary.ts';
import { clauseIdShape, slugShape } from '../schemas/values.ts';
import { areWordsProven, type WordGroup } from './proven-words.ts';
import { classOf, entryOf, patternOf, type Scanned } from './quick-parts.ts';
import { closedRecord, isRecord, namesOf } from './quick-values.ts';
import { scanList, scanOne, type WordScanner, wordScanner } from './word-scanner.ts';
import type { DictionaryWords } from './word-table.ts';

export interface QuickDictionary {
  /** As the schema gives it; lists of words are cut when somebody asks for them. */
  readonly value: DictionaryYaml;
  readonly words: DictionaryWords;
}

/**
 * A dictionary of the usual form, without a string for each of its words and
 * without the schema; undefined = ask YAML, the schema and `wordFaults`, which
 * know places. What gets through has no fault that those would find; a property
 * test compares the two.
 */
export function quickDictionary(text: string): QuickDictionary | undefined {
  const scanner = wordScanner(text);
  const yaml = quickYaml(text, readWords(scanner));
  const top = closedRecord(yaml?.value, keys);
  const { clause } = top ?? {};
  if (!top || typeof clause !== 'string' || !clauseIdShape.test(clause)) return undefined;
  const unless = namesOf(top.unless, { shape: referenceShape, most: most.classNames });
  const entries = partsOf(listOf(top.entries), (one) => entryOf(one, scanner));
  const classes = partsOf(membersOf(top.classes), (one) => classOf(one, scanner));
  const patterns = partsOf(membersOf(top.patterns), patternOf);
  if (!unless || !entries || !classes || !patterns) return undefined;
  if (!areWordsProven(scanner, groupsOf(entries, classes))) return undefined;
  return {
    value: {
      clause,
      unless,
      entries: entries.map(([, { part }]) => part),
      classes: Object.fromEntries(classes.map(([name, { part }]) => [name, part])),
      patterns: Object.fromEntries(patterns),
    },
    words: {
      table: scanner,
      entries: entries.map(([, { words }]) => words),
      classes: new Map(
        classes.flatMap(
          ([
            name,
            {
              words: [all],
            },
          ]) => (all ? [[name, all]] : []),
        ),
      ),
    },
  };
}

const keys: ReadonlySet<string> = new Set(['clause', 'unless', 'entries', 'classes', 'patterns']);

/** Where the words stand instead of the words; anything else of these names is no dictionary and falls through. */
function readWords(scanner: WordScanner): ReadValue {
  return (key, from, to) => {
    switch (key) {
      case 'word':
        return scanOne(scanner, from, to);
      case 'words':
      case 'spellings':
      case 'except':
        return scanList(scanner, from, to);
      default:
        return undefined;
    }
  };
}

type Named = readonly [name: string, value: unknown];

function listOf(value: unknown): readonly Named[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > most.entries) return undefined;
  return value.map((one) => ['', one]);
}

function membersOf(value: unknown): readonly Named[] | undefined {
  if (value === undefined) return [];
  if (!isRecord(value)) return undefined;
  const members = Object.entries(value);
  return members.every(([name]) => isName(name)) ? members : undefined;
}

/** The schema library leaves these two out of records, which the exact way finds. */
function isName(name: string): boolean {
  return name !== 'constructor' && name !== 'prototype' && slugShape.test(name);
}

function partsOf<Part>(
  named: readonly Named[] | undefined,
  read: (value: unknown) => Part | undefined,
): (readonly [name: string, part: Part])[] | undefined {
  if (!named) return undefined;
  const parts: (readonly [string, Part])[] = [];
  for (const [name, value] of named) {
    const part = read(value);
    if (part === undefined) return undefined;
    parts.push([name, part]);
  }
  return parts;
}

type Parts = readonly (readonly [string, Scanned<unknown>])[];

/** Entries list no word twice among all of them, a class none in itself. */
function groupsOf(entries: Parts, classes: Parts): WordGroup[] {
  return [
    ...entries.map(([, { words, except }]) => ({ words, except, scope: 0 })),
    ...classes.map(([, { words, except }], index) => ({ words, except, scope: index + 1 })),
  ];
}
