import type { DictionaryYaml } from '../policy-files.ts';
import { most, nameShape } from '../schemas/dictionary.ts';
import { type Form, ofClass, ofEntry, ofPattern, ofTop } from './line-forms.ts';
import { isPlainText } from './plain-letters.ts';
import { areWordsProven } from './proven-words.ts';
import { classOf, entryOf, patternOf, rangesOf } from './quick-parts.ts';
import { type Item, itemAt, namesOf, skipNotes, type UsualLines, wordsOf } from './usual-lines.ts';
import { wordScanner } from './word-scanner.ts';
import type { DictionaryWords } from './word-table.ts';

export interface QuickDictionary {
  /** As the schema gives it; what is not needed to search a post is read when somebody asks for it. */
  readonly value: DictionaryYaml;
  readonly words: DictionaryWords;
}

/**
 * A dictionary written as usual, without a YAML reader, a string for each of its
 * words or the schema; undefined = ask these, and `wordFaults`, which know
 * places. What gets through has no fault that they would find; a property test
 * compares the two ways.
 */
export function quickDictionary(text: string): QuickDictionary | undefined {
  if (text.length > longest || !isPlainText(text)) return undefined;
  const scanner = wordScanner(text);
  const lines: UsualLines = { scanner, at: 0 };
  const top = itemAt(lines, { indent: 0, forms: ofTop });
  const sections = top && sectionsOf(lines);
  if (!top?.others.has('clause') || !sections) return undefined;
  const { entries, classes, patterns } = sections;
  if (entries.length === 0 || entries.length > most.entries) return undefined;
  const groups = [
    ...entries.map((one) => ({ ...rangesOf(one), scope: 0 })),
    ...classes.map((one, index) => ({ ...rangesOf(one), scope: index + 1 })),
  ];
  if (!areWordsProven(scanner, groups)) return undefined;
  const clause = /^clause: (.*)$/m.exec(text.slice(top.from, top.to))?.[1];
  return clause === undefined
    ? undefined
    : {
        value: {
          clause,
          unless: namesOf(top, 'unless'),
          entries: entries.map((one) => entryOf(one, scanner)),
          classes: Object.fromEntries(classes.map((one) => [one.name, classOf(one, scanner)])),
          patterns: Object.fromEntries(patterns.map((one) => [one.name, patternOf(one, scanner)])),
        },
        words: {
          table: scanner,
          entries: entries.map((one) => rangesOf(one).words),
          classes: new Map(classes.map((one) => [one.name, wordsOf(one, 'words')])),
        },
      };
}

/** As YAML files are. */
const longest = 256 * 1024;

interface Sections {
  readonly entries: readonly Item[];
  readonly classes: readonly Item[];
  readonly patterns: readonly Item[];
}

/** The rest of the file. */
function sectionsOf(lines: UsualLines): Sections | undefined {
  const { text } = lines.scanner;
  const found = new Map<string, readonly Item[]>();
  for (skipNotes(lines); lines.at < text.length; skipNotes(lines)) {
    const key = (['entries', 'classes', 'patterns'] as const).find((one) =>
      text.startsWith(`${one}:\n`, lines.at),
    );
    if (key === undefined || found.has(key)) return undefined;
    lines.at += key.length + 2;
    const items = key === 'entries' ? entriesAt(lines) : namedAt(lines, formsOf[key]);
    if (items === undefined) return undefined;
    found.set(key, items);
  }
  const section = (key: keyof Sections) => found.get(key) ?? [];
  return {
    entries: section('entries'),
    classes: section('classes'),
    patterns: section('patterns'),
  };
}

const formsOf = {
  classes: { forms: ofClass, wanted: [] },
  patterns: { forms: ofPattern, wanted: ['find', 'note'] },
} as const;

function entriesAt(lines: UsualLines): readonly Item[] | undefined {
  const items: Item[] = [];
  for (skipNotes(lines); isNext(lines, '  - '); skipNotes(lines)) {
    const item = itemAt(lines, { indent: 4, forms: ofEntry, dashed: true });
    if (!item?.words.has('word')) return undefined;
    items.push(item);
  }
  return items.length > 0 ? items : undefined;
}

interface Wanted {
  readonly forms: ReadonlyMap<string, Form>;
  /** Keys that each must have. */
  readonly wanted: readonly string[];
}

function namedAt(lines: UsualLines, { forms, wanted }: Wanted): readonly Item[] | undefined {
  const items: Item[] = [];
  const seen = new Set<string>();
  for (skipNotes(lines); isNext(lines, '  '); skipNotes(lines)) {
    const name = nameAt(lines);
    if (name === undefined || seen.has(name)) return undefined;
    seen.add(name);
    const item = itemAt(lines, { indent: 4, forms, name });
    if (!item || !wanted.every((key) => item.names.has(key) || item.others.has(key))) {
      return undefined;
    }
    items.push(item);
  }
  return items.length > 0 ? items : undefined;
}

function isNext({ scanner, at }: UsualLines, begin: string): boolean {
  return scanner.text.startsWith(begin, at);
}

/** `  name:` and its line's end; without the names that mean something else to YAML or to objects. */
function nameAt(lines: UsualLines): string | undefined {
  nameLine.lastIndex = lines.at;
  const [line, name] = nameLine.exec(lines.scanner.text) ?? [];
  if (line === undefined) return undefined;
  lines.at += line.length;
  return name;
}

const nameLine = new RegExp(
  `  (?!(?:null|true|false|constructor|prototype):)(${nameShape}):\\n`,
  'y',
);
