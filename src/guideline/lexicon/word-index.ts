import { mask } from '../folding/fold-words.ts';
import type { Term } from './lexicon.ts';

/** Terms by their first two letters: a text is walked once, however many dictionaries there are. */
export interface WordIndex {
  /** By UTF-16 unit. */
  readonly byFirst: Map<number, Bucket>;
}

interface Bucket {
  /** Terms of one letter. */
  readonly single: Term[];
  readonly bySecond: Map<number, Term[]>;
  /** Terms of which a letter may be hidden. */
  readonly hidden: Term[];
}

/** A term where it stands in a folded text; whether it is a word there is not yet judged. */
export interface Hit {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

export function addTerm({ byFirst }: WordIndex, term: Term): void {
  const { text } = term;
  let bucket = byFirst.get(text.charCodeAt(0));
  if (!bucket) {
    bucket = { single: [], bySecond: new Map(), hidden: [] };
    byFirst.set(text.charCodeAt(0), bucket);
  }
  if (term.hidden) bucket.hidden.push(term);
  if (text.length === 1) {
    bucket.single.push(term);
    return;
  }
  const second = bucket.bySecond.get(text.charCodeAt(1));
  if (second) second.push(term);
  else bucket.bySecond.set(text.charCodeAt(1), [term]);
}

/** Every place where a term may stand, in the order of the text. */
export function hitsIn({ byFirst }: WordIndex, text: string): Hit[] {
  const hits: Hit[] = [];
  const hasMask = text.includes(mask);
  for (let start = 0; start < text.length; start += 1) {
    const bucket = byFirst.get(text.charCodeAt(start));
    if (!bucket) continue;
    for (const term of bucket.single) hits.push({ term, start, end: start + 1 });
    for (const term of bucket.bySecond.get(text.charCodeAt(start + 1)) ?? []) {
      const end = start + term.text.length;
      if (term.text.length === 2 || text.startsWith(term.text, start))
        hits.push({ term, start, end });
    }
    if (hasMask) collectMasked(bucket, text, start, hits);
  }
  return hits;
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
