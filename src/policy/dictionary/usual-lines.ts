import type { Form } from './line-forms.ts';
import { scanList, scanOne, type WordScanner } from './word-scanner.ts';
import type { WordRange } from './word-table.ts';

/** Keys that stand together, and what was found out about them. */
export interface Item {
  /** Of an item of `classes` or `patterns`. */
  readonly name: string;
  /** Where its lines begin and end in the file. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly UsualLine[];
}

/** `key: value`; a value that is neither words nor names is right, and not yet read. */
interface UsualLine {
  readonly key: string;
  /** Where the value begins. */
  readonly at: number;
  readonly words: WordRange | undefined;
  readonly names: readonly string[] | undefined;
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
  const from = lines.at;
  let to = from;
  const found: UsualLine[] = [];
  for (;;) {
    skipNotes(lines);
    if (!isIndented(text, lines.at, indent)) break;
    const begin = lines.at + indent;
    // A dash begins the next item, or this one.
    const isDashed = indent > 0 && text.charCodeAt(begin - 2) === dash;
    if (isDashed !== (dashed && found.length === 0)) break;
    const colon = text.indexOf(':', begin);
    const key = text.slice(begin, colon);
    const form = forms.get(key);
    // What follows the keys of the dictionary itself are its parts.
    if (form === undefined && indent === 0) break;
    const line = form && readLine(lines, { form, key, colon });
    if (!line || found.some((one) => one.key === key)) return undefined;
    found.push(line);
    to = lines.at;
  }
  return found.length > 0 ? { name, from, to, lines: found } : undefined;
}

interface ItemWanted {
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

interface Keyed {
  readonly form: Form;
  readonly key: string;
  readonly colon: number;
}

/** And goes behind its end. */
function readLine(lines: UsualLines, { form, key, colon }: Keyed): UsualLine | undefined {
  const { scanner } = lines;
  const { text } = scanner;
  // What a note says stands on the lines below it.
  const isNote = text.charCodeAt(colon + 1) === lineFeed;
  if (!isNote && text.charCodeAt(colon + 1) !== space) return undefined;
  const from = isNote ? colon + 1 : colon + 2;
  if (form.kind === 'words') {
    const to = text.indexOf('\n', from);
    const words = (form.most === 1 ? scanOne : scanList)(scanner, from, to);
    if (words === undefined || words.to - words.from > form.most) return undefined;
    lines.at = to + 1;
    return { key, at: from, words, names: undefined };
  }
  form.shape.lastIndex = from;
  if (!form.shape.test(text)) return undefined;
  lines.at = form.shape.lastIndex;
  const names = form.kind === 'names' ? namesIn(text, from, lines.at) : undefined;
  return { key, at: from, words: undefined, names };
}

/** Of `[a, "@end"]` and its line's end. */
function namesIn(text: string, from: number, to: number): string[] {
  const inner = text.slice(from + 1, to - 2).replaceAll('"', '');
  return inner === '' ? [] : inner.split(', ');
}

export function has({ lines }: Item, key: string): boolean {
  return lines.some((line) => line.key === key);
}

export function namesOf({ lines }: Item, key: string): readonly string[] {
  return lines.find((line) => line.key === key)?.names ?? none;
}

const none: readonly string[] = [];
