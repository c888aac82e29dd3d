import { mask } from '../folding/fold-words.ts';
import type { Term } from './lexicon.ts';

/**
 * Terms by their first two letters: a text is walked once, however many
 * dictionaries there are. A term is only made of a word when a text holds its
 * first letter: a post holds a hundred letters, dictionaries begin with all.
 */
export interface WordIndex {
  /** By UTF-16 unit. */
  readonly waiting: Map<number, Word[]>;
  readonly made: Map<number, Bucket>;
  /** 1 where terms may begin with two letters of this hash, or with one letter of this code. */
  readonly beginnings: Uint8Array;
}

/** A word as the dictionary writes it, folded, and whoever makes a term of it. */
export interface Word {
  readonly word: string;
  readonly text: string;
  readonly termOf: (word: string, text: string) => Term;
}

interface Bucket {
  /** Terms of one letter. */
  readonly single: Term[];
  readonly bySecond: Map<number, Term[]>;
  /** Terms of which a letter may be hidden. */
  readonly hidden: Term[];
}

export function wordIndex(): WordIndex {
  return { waiting: new Map(), made: new Map(), beginnings: new Uint8Array(0x1_0000) };
}

/** A term where it stands in a folded text; whether it is a word there is not yet judged. */
export interface Hit {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** `text` is not empty. */
export function addWord({ waiting, beginnings }: WordIndex, word: Word): void {
  const { text } = word;
  const first = text.charCodeAt(0);
  beginnings[text.length === 1 ? first : hash(text, 0)] = 1;
  const same = waiting.get(first);
  if (same) same.push(word);
  else waiting.set(first, [word]);
}

function bucketOf({ waiting, made }: WordIndex, first: number): Bucket | undefined {
  const known = made.get(first);
  if (known !== undefined) return known;
  const words = waiting.get(first);
  if (words === undefined) return undefined;
  const bucket: Bucket = { single: [], bySecond: new Map(), hidden: [] };
  for (const { word, text, termOf } of words) put(bucket, termOf(word, text));
  made.set(first, bucket);
  return bucket;
}

function put({ single, bySecond, hidden }: Bucket, term: Term): void {
  if (term.hidden) hidden.push(term);
  if (term.text.length === 1) {
    single.push(term);
    return;
  }
  const second = term.text.charCodeAt(1);
  const same = bySecond.get(second);
  if (same) same.push(term);
  else bySecond.set(second, [term]);
}

/** Every place where a term may stand, in the order of the text. */
export function hitsIn(index: WordIndex, text: string): Hit[] {
  const hits: Hit[] = [];
  const hasMask = text.includes(mask);
  const next = (from: number) => (hasMask ? from : nextBeginning(text, from, index.beginnings));
  for (let start = next(0); start < text.length; start = next(start + 1)) {
    const bucket = bucketOf(index, text.charCodeAt(start));
    if (bucket === undefined) continue;
    for (const term of bucket.single) hits.push({ term, start, end: start + 1 });
    const longer =
      start + 1 < text.length ? bucket.bySecond.get(text.charCodeAt(start + 1)) : undefined;
    if (longer !== undefined) collect(longer, text, start, hits);
    if (hasMask) collectMasked(bucket, text, start, hits);
  }
  return hits;
}

/**
 * Most letters begin nothing. This loop is apart because it must stay compiled:
 * among the rest, whose objects vary, the engine gives it up after a while and
 * a text of 100 KB takes seconds.
 */
function nextBeginning(text: string, from: number, beginnings: Uint8Array): number {
  const last = text.length - 1;
  for (let start = from; start < last; start += 1) {
    if (beginnings[hash(text, start)] === 1 || beginnings[text.charCodeAt(start)] === 1) {
      return start;
    }
  }
  return Math.max(from, last);
}

function hash(text: string, start: number): number {
  return (text.charCodeAt(start) * 31 + text.charCodeAt(start + 1)) & 0xffff;
}

/**
 * Terms whose first two letters stand here. Comparing one letter more before
 * asking for the whole word is what keeps a text of 100 KB quick, however many
 * words begin alike.
 */
function collect(terms: readonly Term[], text: string, start: number, hits: Hit[]): void {
  const third = start + 2 < text.length ? text.charCodeAt(start + 2) : 0;
  for (const term of terms) {
    const { text: word } = term;
    const isHere =
      word.length === 2 || (word.charCodeAt(2) === third && text.startsWith(word, start));
    if (isHere) hits.push({ term, start, end: start + word.length });
  }
}

/** Hidden words are short. */
const reach = 8;

/** One sign between letters stands for a letter (`キチ○イ`) or for none (`ば○か`). Rows of signs are placeholders. */
function collectMasked({ hidden }: Bucket, text: string, start: number, hits: Hit[]): void {
  const at = text.slice(start, start + reach).indexOf(mask, 1);
  if (at < 0 || text.charAt(start + at + 1) === mask || text.charAt(start) === mask) return;
  const before = text.slice(start, start + at);
  const behind = start + at + 1;
  for (const term of hidden) {
    const { text: word } = term;
    if (!word.startsWith(before) || word.length <= at) continue;
    if (text.startsWith(word.slice(at), behind)) {
      hits.push({ term, start, end: behind + word.length - at });
    } else if (word.length >= 3 && text.startsWith(word.slice(at + 1), behind)) {
      hits.push({ term, start, end: behind + word.length - at - 1 });
    }
  }
}
