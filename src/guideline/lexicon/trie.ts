import { mask, type WordText } from '../folding/fold-words.ts';
import type { Term } from './lexicon.ts';

/** All terms of all dictionaries, letter by letter: one pass finds them, however many there are. */
export interface Trie {
  readonly next: Map<number, Trie>;
  readonly terms: Term[];
}

/** A term where it stands in the folded text. */
export interface Hit {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

export function emptyTrie(): Trie {
  return { next: new Map(), terms: [] };
}

export function addTerm(trie: Trie, codes: readonly number[], term: Term): void {
  let node = trie;
  for (const code of codes) {
    let next = node.next.get(code);
    if (!next) {
      next = emptyTrie();
      node.next.set(code, next);
    }
    node = next;
  }
  node.terms.push(term);
}

/** Every place where a term may stand, in the order of the text. */
export function hitsIn(trie: Trie, { codes }: Pick<WordText, 'codes'>): Hit[] {
  const hits: Hit[] = [];
  for (let start = 0; start < codes.length; start += 1) {
    let node = trie;
    for (let index = start; index < codes.length; index += 1) {
      const code = codes[index] ?? 0;
      if (code === mask && index > start) collectMasked(node, { codes, start, index }, hits);
      const next = node.next.get(code);
      if (!next) break;
      node = next;
      for (const term of node.terms) hits.push({ term, start, end: index + 1 });
    }
  }
  return hits;
}

interface At {
  readonly codes: readonly number[];
  readonly start: number;
  readonly index: number;
}

/** One sign between letters stands for a letter (`キチ○イ`) or for none (`ば○か`). Rows of signs are placeholders. */
function collectMasked(node: Trie, { codes, start, index }: At, hits: Hit[]): void {
  if (codes[index - 1] === mask || codes[index + 1] === mask) return;
  const found = (term: Term, end: number) => hits.push({ term, start, end });
  walk(node, { codes, from: index + 1 }, found);
  for (const next of node.next.values()) {
    const asLetter = (term: Term, end: number) => {
      if (term.hidden) found(term, end);
    };
    for (const term of next.terms) asLetter(term, index + 1);
    walk(next, { codes, from: index + 1 }, asLetter);
  }
}

function walk(
  trie: Trie,
  { codes, from }: { codes: readonly number[]; from: number },
  found: (term: Term, end: number) => void,
): void {
  let node = trie.next.get(codes[from] ?? 0);
  for (let index = from; node; ) {
    index += 1;
    for (const term of node.terms) found(term, index);
    node = node.next.get(codes[index] ?? 0);
  }
}
