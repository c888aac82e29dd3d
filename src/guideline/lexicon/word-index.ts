import type { WordRange, WordTable } from '../../policy/dictionary/word-table.ts';
import { foldWord, mask } from '../folding/fold-words.ts';
import { beginningsOf } from './beginnings.ts';
import type { Term } from './lexicon.ts';
import { addToChain, type Chains, chains, numbersAt } from './word-chains.ts';

/**
 * Words by their first two letters: a text is walked once, however many
 * dictionaries there are. A word is only cut out and folded when a text holds
 * its first two letters, and a term only made of it where it stands in the text:
 * of 36,000 words a post holds a few dozen.
 */
export interface WordIndex {
  readonly lists: List[];
  count: number;
  readonly chains: Chains;
  readonly isChained: boolean;
  readonly made: Map<number, Made>;
  /** Words of which a letter may be hidden, by their first letter; made for the first text with a ○. */
  hidden: Chains | undefined;
  readonly hiddenMade: Map<number, readonly Candidate[]>;
}

/** The words of an entry or of a class. */
export interface Words {
  readonly table: WordTable;
  readonly range: WordRange;
  readonly termOf: (word: string, text: string) => Term;
  /** One of their letters may be hidden behind ○. */
  readonly hidden: boolean;
}

interface List extends Words {
  /** The number that its first word has here. */
  readonly first: number;
}

/** The words of one place, and those of them that go on with certain letters, as texts held these. */
interface Made {
  readonly all: readonly Candidate[];
  readonly alike: Map<number, readonly Candidate[]>;
}

/** A word whose first letters a text holds. */
interface Candidate {
  /** Folded. */
  readonly text: string;
  readonly term: () => Term;
}

/** For so many words at most. `known`: the chains of the very words that will be added. */
export function wordIndex(most: number, known?: Chains): WordIndex {
  return {
    lists: [],
    count: 0,
    chains: known ?? chains(most, 2 * letters),
    isChained: known !== undefined,
    made: new Map(),
    hidden: undefined,
    hiddenMade: new Map(),
  };
}

/** A term where it stands in a folded text; whether it is a word there is not yet judged. */
export interface Hit {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** Half of the places are for words of two letters or more, half for words of one. */
const letters = 0x1_0000;

export function addWords(index: WordIndex, words: Words): void {
  const { table, range } = words;
  const list = { ...words, first: index.count };
  index.lists.push(list);
  index.count += range.to - range.from;
  if (index.isChained) return;
  const beginnings = beginningsOf(table);
  for (let word = range.from; word < range.to; word += 1) {
    const place = placeOf(beginnings[word] ?? 0);
    if (place >= 0) addToChain(index.chains, list.first + word - range.from, place);
  }
}

/** -1 for a word that folds to nothing. */
function placeOf(first: number): number {
  if (first === 0) return -1;
  const [one, two] = [first >>> 16, first & 0xffff];
  return one === 0 ? letters + two : hash(one, two);
}

function hash(one: number, two: number): number {
  return (one * 31 + two) & 0xffff;
}

/** Every place where a term may stand, in the order of the text. */
export function hitsIn(index: WordIndex, text: string): Hit[] {
  const hits: Hit[] = [];
  const hasMask = text.includes(mask);
  const { last } = index.chains;
  const next = (from: number) => (hasMask ? from : nextBeginning(text, from, last));
  for (let start = next(0); start < text.length; start = next(start + 1)) {
    const one = text.charCodeAt(start);
    if (last[letters + one] !== 0) {
      for (const { term } of madeAt(index, letters + one).all) {
        hits.push({ term: term(), start, end: start + 1 });
      }
    }
    const place = hash(one, text.charCodeAt(start + 1));
    if (start + 1 < text.length && last[place] !== 0) {
      collect(madeAt(index, place), text, start, hits);
    }
    if (hasMask) collectMasked(index, text, start, hits);
  }
  return hits;
}

/**
 * Most letters begin nothing. This loop is apart because it must stay compiled:
 * among the rest, whose objects vary, the engine gives it up after a while and
 * a text of 100 KB takes seconds.
 */
function nextBeginning(text: string, from: number, last: Int32Array): number {
  const end = text.length - 1;
  for (let start = from; start < end; start += 1) {
    const one = text.charCodeAt(start);
    if (last[hash(one, text.charCodeAt(start + 1))] !== 0 || last[letters + one] !== 0) {
      return start;
    }
  }
  return Math.max(from, end);
}

function madeAt(index: WordIndex, place: number): Made {
  const known = index.made.get(place);
  if (known !== undefined) return known;
  const all = numbersAt(index.chains, place).map((number) => candidate(index, number));
  const made = { all, alike: new Map<number, readonly Candidate[]>() };
  index.made.set(place, made);
  return made;
}

function candidate({ lists }: WordIndex, number: number): Candidate {
  const { table, range, first, termOf } = listOf(lists, number);
  const at = range.from + number - first;
  const word = table.text.slice(table.starts[at], table.ends[at]);
  const text = foldWord(word);
  let known: Term | undefined;
  return {
    text,
    term() {
      known ??= termOf(word, text);
      return known;
    },
  };
}

/** By halves: the last list that begins at or before the word. */
function listOf(lists: readonly List[], number: number): List {
  let low = 0;
  let high = lists.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lists[middle]?.first ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  const list = lists[low];
  if (list === undefined) throw new RangeError('a word of no list');
  return list;
}

/**
 * Words that begin with these two letters, or with two of the same hash: of
 * dozens, the few that go on as the text does are found once and kept, which
 * keeps a text of 100 KB quick, however many words begin alike.
 */
function collect(made: Made, text: string, start: number, hits: Hit[]): void {
  for (const { text: word, term } of goingOn(made, text, start)) {
    if (text.startsWith(word, start)) hits.push({ term: term(), start, end: start + word.length });
  }
}

/** By the second letter and the third. */
function goingOn({ all, alike }: Made, text: string, start: number): readonly Candidate[] {
  const second = text.charCodeAt(start + 1);
  const third = start + 2 < text.length ? text.charCodeAt(start + 2) : 0;
  const letters = (second << 16) | third;
  const known = alike.get(letters);
  if (known !== undefined) return known;
  const few = all.filter(
    ({ text: word }) =>
      word.charCodeAt(1) === second && (word.length === 2 || word.charCodeAt(2) === third),
  );
  if (alike.size >= mostAlike) alike.clear();
  alike.set(letters, few.length === 0 ? none : few);
  return few;
}

/** One for all: most letters go on as no word does. */
const none: readonly Candidate[] = [];

/** More than Japanese puts behind any two letters; a text that was made to fill the memory does not. */
const mostAlike = 2_000;

/** Hidden words are short. */
const reach = 8;

/** One sign between letters stands for a letter (`キチ○イ`) or for none (`ば○か`). Rows of signs are placeholders. */
function collectMasked(index: WordIndex, text: string, start: number, hits: Hit[]): void {
  const at = text.slice(start, start + reach).indexOf(mask, 1);
  if (at < 0 || text.charAt(start + at + 1) === mask || text.charAt(start) === mask) return;
  const before = text.slice(start, start + at);
  const behind = start + at + 1;
  for (const { text: word, term } of hiddenAt(index, text.charCodeAt(start))) {
    if (!word.startsWith(before) || word.length <= at) continue;
    if (text.startsWith(word.slice(at), behind)) {
      hits.push({ term: term(), start, end: behind + word.length - at });
    } else if (word.length >= 3 && text.startsWith(word.slice(at + 1), behind)) {
      hits.push({ term: term(), start, end: behind + word.length - at - 1 });
    }
  }
}

function hiddenAt(index: WordIndex, first: number): readonly Candidate[] {
  index.hidden ??= hiddenChains(index);
  const known = index.hiddenMade.get(first);
  if (known !== undefined) return known;
  const made = numbersAt(index.hidden, first).map((number) => candidate(index, number));
  index.hiddenMade.set(first, made);
  return made;
}

function hiddenChains({ lists, count }: WordIndex): Chains {
  const byFirst = chains(count, letters);
  for (const { table, range, first, hidden } of lists) {
    const beginnings = beginningsOf(table);
    for (let word = range.from; hidden && word < range.to; word += 1) {
      const both = beginnings[word] ?? 0;
      if (both !== 0) addToChain(byFirst, first + word - range.from, both >>> 16 || both);
    }
  }
  return byFirst;
}
