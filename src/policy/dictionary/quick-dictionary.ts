import { nameShape } from '../schemas/dictionary.ts';
import { most } from './limits.ts';
import { type Form, ofClass, ofEntry, ofPattern, ofTop } from './line-forms.ts';
import type { Outline } from './outline.ts';
import { isPlainText } from './plain-letters.ts';
import { areWordsProven } from './proven-words.ts';
import { classOf, entryOf, patternOf } from './quick-parts.ts';
import { has, type Item, itemAt, namesOf, skipNotes, type UsualLines } from './usual-lines.ts';
import { wordScanner } from './word-scanner.ts';

interface QuickDictionary {
  readonly clause: string;
  readonly unless: readonly string[];
  readonly outline: Outline;
}

/**
 * A dictionary written as usual, without a YAML reader, a string for each of its
 * words or the schema; undefined = ask these, and `wordFaults`, which know
 * places. What gets through has no fault that they would find; a property test
 * compares the two ways.
 */
export function quickDictionary(text: string): QuickDictionary | undefined {
  if (text.length > longest || !isPlainText(text)) return undefined;
  const table = wordScanner(text);
  const lines: UsualLines = { scanner: table, at: 0 };
  const top = itemAt(lines, { indent: 0, forms: ofTop });
  const clause = top?.lines.find(({ key }) => key === 'clause')?.at;
  const sections = clause === undefined ? undefined : sectionsOf(lines);
  if (!top || clause === undefined || !sections) return undefined;
  const entries = sections.entries.map((item) => entryOf(item, table));
  const classes = sections.classes.map((item) => [item.name, classOf(item, table)] as const);
  if (entries.length > most.entries) return undefined;
  // One that says nothing is told so with a place.
  if (entries.length + classes.length + sections.patterns.length === 0) return undefined;
  const groups = [
    ...entries.map(({ words, except }) => ({ words, except, scope: 0 })),
    ...classes.map(([, { words, except }], at) => ({ words, except, scope: at + 1 })),
  ];
  if (!areWordsProven(table, groups)) return undefined;
  const patterns = sections.patterns.map((item) => [item.name, patternOf(item, table)] as const);
  return {
    clause: text.slice(clause, text.indexOf('\n', clause)),
    unless: namesOf(top, 'unless'),
    outline: { table, entries, classes: new Map(classes), patterns: new Map(patterns) },
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
    if (!item || !has(item, 'word')) return undefined;
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
    if (!item || !wanted.every((key) => has(item, key))) {
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
