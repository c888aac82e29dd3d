import { begins, digit, inside, japanese, letters, plain } from './plain-letters.ts';
import { ScannedRange, type WordTable } from './word-table.ts';

/** The words of one text, as they are found. */
export interface WordScanner extends WordTable {
  /** Of each word: 1 where it is the same after NFKC and in lower case. */
  readonly plain: Uint8Array;
  readonly hashes: Int32Array;
  count: number;
}

export function wordScanner(text: string): WordScanner {
  // A word and what divides it from the next take five letters, mostly more; memory for what
  // never comes costs a cold start a collection of garbage. A file with more is left alone.
  const most = Math.ceil(text.length / 5) + 8;
  return {
    text,
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    plain: new Uint8Array(most),
    hashes: new Int32Array(most),
    count: 0,
  };
}

/** The words of `[a, b]`, brackets included; undefined where one is not of the plainest kind. */
export function scanList(scanner: WordScanner, from: number, to: number): ScannedRange | undefined {
  const { text, count } = scanner;
  if (text.charCodeAt(from) !== bracket || text.charCodeAt(to - 1) !== endBracket) return undefined;
  const end = to - 1;
  for (let at = from + 1; at < end; ) {
    const next = scanWord(scanner, at, end);
    if (next === 0) return undefined;
    if (next === end) break;
    // Behind the last word of a list nothing stands; a space divides two of them.
    if (text.charCodeAt(next + 1) !== space || next + 2 >= end) return undefined;
    at = next + 2;
  }
  return new ScannedRange(count, scanner.count);
}

/** A word alone. */
export function scanOne(scanner: WordScanner, from: number, to: number): ScannedRange | undefined {
  const { count } = scanner;
  return scanWord(scanner, from, to) === to ? new ScannedRange(count, scanner.count) : undefined;
}

const bracket = 0x5b;
const endBracket = 0x5d;
const comma = 0x2c;
const space = 0x20;
const quote = 0x22;
const longest = 200;

/** Where the word that begins here ends, at a comma or at `end`; 0 = not a plain one. */
function scanWord(scanner: WordScanner, from: number, end: number): number {
  const { text } = scanner;
  const isQuoted = text.charCodeAt(from) === quote;
  const start = isQuoted ? from + 1 : from;
  let hash = 0;
  let all = plain;
  let at = start;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const meaning = letters[code] ?? 0;
    if ((meaning & inside) === 0 && !(code === space && isBetween(text, at, start, end))) break;
    all &= code === space ? plain : meaning;
    hash = hashed(hash, code);
  }
  if (at === start || at - start > longest) return 0;
  if (isQuoted) {
    if (text.charCodeAt(at) !== quote) return 0;
  } else if (!isWordOfYaml(text, start, at)) return 0;
  const behind = isQuoted ? at + 1 : at;
  if (behind !== end && text.charCodeAt(behind) !== comma) return 0;
  const { count } = scanner;
  if (count === scanner.starts.length) return 0;
  scanner.starts[count] = start;
  scanner.ends[count] = at;
  scanner.hashes[count] = hash;
  scanner.plain[count] = all === 0 ? 0 : 1;
  scanner.count = count + 1;
  return behind;
}

/** A space inside a word, with letters on both sides. */
function isBetween(text: string, at: number, start: number, end: number): boolean {
  return (
    at > start &&
    at + 1 < end &&
    ((letters[text.charCodeAt(at - 1)] ?? 0) & inside) !== 0 &&
    ((letters[text.charCodeAt(at + 1)] ?? 0) & inside) !== 0
  );
}

/** And not a number, a date, a truth value or nothing. */
function isWordOfYaml(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && ((letters[text.charCodeAt(at)] ?? 0) & digit) !== 0) at += 1;
  const meaning = at < end ? (letters[text.charCodeAt(at)] ?? 0) : 0;
  if (at > start) return at - start <= 4 && (meaning & japanese) !== 0;
  if ((meaning & begins) === 0) return false;
  return end - start > 5 || (meaning & japanese) !== 0 || !notText.test(text.slice(start, end));
}

const notText = /^(?:true|false|null)$/i;

export function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}
