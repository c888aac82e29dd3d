import type { Form } from './line-forms.ts';
import { scanList, scanOne, type WordScanner } from './word-scanner.ts';
import { noWords, type WordRange } from './word-table.ts';

/** Keys that stand together, and what was found out about them. */
export interface Item {
  /** Of an item of `classes` or `patterns`. */
  readonly name: string;
  /** Where its lines begin and end in the file. */
  readonly from: number;
  readonly to: number;
  readonly words: ReadonlyMap<string, WordRange>;
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Everything else, unread. */
  readonly others: ReadonlySet<string>;
}

/** A file of which every line is written as usual: two spaces a step, one thing a line. */
export interface UsualLines {
  readonly scanner: WordScanner;
  at: number;
}

/** Behind empty lines and comments. */
export function skipNotes(lines: UsualLines): void {
  const { text } = lines.scanner;
  for (;;) {
    let at = lines.at;
    while (text.charCodeAt(at) === space) at += 1;
    const code = text.charCodeAt(at);
    if (code !== lineFeed && code !== hash) return;
    lines.at = text.indexOf('\n', at) + 1;
  }
}

const space = 0x20;
const lineFeed = 0x0a;
const hash = 0x23;
const dash = 0x2d;

/**
 * The lines `key: value` from here on that are so far in, each key once and of
 * its form; undefined where one is not, or where there is none.
 */
export function itemAt(
  lines: UsualLines,
  { indent, forms, name = '', dashed = false }: ItemWanted,
): Item | undefined {
  const { text } = lines.scanner;
  const item = {
    ...{ name, from: lines.at, to: lines.at },
    ...{ words: new Map<string, WordRange>(), names: new Map<string, string[]>() },
    others: new Set<string>(),
  };
  for (;;) {
    skipNotes(lines);
    if (!isIndented(text, lines.at, indent)) break;
    const from = lines.at + indent;
    // A dash begins the next item, or this one.
    const isDashed = indent > 0 && text.charCodeAt(from - 2) === dash;
    if (isDashed !== (dashed && item.to === item.from)) break;
    const colon = text.indexOf(':', from);
    const key = text.slice(from, colon);
    const form = forms.get(key);
    // What follows the keys of the dictionary itself are its parts.
    if (form === undefined && indent === 0) break;
    if (!form || isKnown(item, key) || !readLine(lines, { form, key, colon }, item))
      return undefined;
    item.to = lines.at;
  }
  return item.to > item.from ? item : undefined;
}

function isKnown({ words, names, others }: Filled, key: string): boolean {
  return words.has(key) || names.has(key) || others.has(key);
}

export interface ItemWanted {
  readonly indent: number;
  readonly forms: ReadonlyMap<string, Form>;
  readonly name?: string;
  /** Its first key stands behind a dash. */
  readonly dashed?: boolean;
}

/** So many spaces and no more, the last two of which may be a dash and a space. */
function isIndented(text: string, at: number, indent: number): boolean {
  for (let n = 0; n < indent; n += 1) {
    const code = text.charCodeAt(at + n);
    if (code !== space && !(code === dash && n === indent - 2)) return false;
  }
  const code = text.charCodeAt(at + indent);
  return code !== space && code !== dash && !Number.isNaN(code);
}

interface Line {
  readonly form: Form;
  readonly key: string;
  readonly colon: number;
}

interface Filled {
  readonly words: Map<string, WordRange>;
  readonly names: Map<string, string[]>;
  readonly others: Set<string>;
}

function readLine(lines: UsualLines, { form, key, colon }: Line, item: Filled): boolean {
  const { scanner } = lines;
  const { text } = scanner;
  const isNote = text.charCodeAt(colon + 1) === lineFeed;
  if (!isNote && text.charCodeAt(colon + 1) !== space) return false;
  const from = isNote ? colon + 1 : colon + 2;
  if (form.kind === 'words') {
    const to = text.indexOf('\n', from);
    const scan = form.most === 1 ? scanOne : scanList;
    const range = scan(scanner, from, to);
    if (range === undefined || range.to - range.from > form.most) return false;
    item.words.set(key, range);
    lines.at = to + 1;
    return true;
  }
  form.shape.lastIndex = from;
  if (!form.shape.test(text)) return false;
  if (form.kind === 'names') item.names.set(key, namesIn(text, from, form.shape.lastIndex));
  else item.others.add(key);
  lines.at = form.shape.lastIndex;
  return true;
}

/** Of `[a, "@end"]` and its line's end. */
function namesIn(text: string, from: number, to: number): string[] {
  const inner = text.slice(from + 1, to - 2).replaceAll('"', '');
  return inner === '' ? [] : inner.split(', ');
}

export function wordsOf(item: Item, key: string): WordRange {
  return item.words.get(key) ?? noWords;
}

export function namesOf(item: Item, key: string): string[] {
  return [...(item.names.get(key) ?? [])];
}
