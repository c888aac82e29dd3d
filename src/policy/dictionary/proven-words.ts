import { holdsOneOf, inHiragana, plainOf } from '../checks/words-of-dictionary.ts';
import { hashed, type WordScanner } from './word-scanner.ts';
import { type WordRange, wordAt, wordsIn } from './word-table.ts';

/** An entry or a class: the words that it stands for, and the harmless ones that hold one of them. */
interface WordGroup {
  readonly words: readonly WordRange[];
  readonly except: WordRange;
  /** Groups of one scope list no word twice among them. */
  readonly scope: number;
}

/**
 * Whether each word stands once in its scope and each exception excepts
 * something: what `wordFaults` finds nothing against, told without making a
 * string of any word. False = ask there, what and where.
 */
export function areWordsProven(scanner: WordScanner, groups: readonly WordGroup[]): boolean {
  const known = knownWords(scanner);
  for (const [group, { words, scope }] of groups.entries()) {
    for (const { from, to } of words) {
      for (let word = from; word < to; word += 1) {
        if (isRepeated(known, { word, scope, group })) return false;
      }
    }
  }
  return groups.every((one, group) => areUseful(known, one, group));
}

/** Words by their hash, in a table with open places; 0 = none, else the number of the word and 1. */
interface KnownWords {
  readonly scanner: WordScanner;
  readonly places: Int32Array;
  readonly mask: number;
  readonly scopes: Int32Array;
  readonly groups: Int32Array;
  /** Words that are others after folding, as they are then. */
  readonly odd: Map<number, string>;
}

function knownWords(scanner: WordScanner): KnownWords {
  const size = 2 ** Math.ceil(Math.log2(scanner.count * 2 + 2));
  return {
    scanner,
    places: new Int32Array(size),
    mask: size - 1,
    scopes: new Int32Array(scanner.count),
    groups: new Int32Array(scanner.count),
    odd: new Map(),
  };
}

interface Added {
  readonly word: number;
  readonly scope: number;
  readonly group: number;
}

function isRepeated(known: KnownWords, { word, scope, group }: Added): boolean {
  const { scanner, places, mask, scopes, groups, odd } = known;
  let hash = scanner.hashes[word] ?? 0;
  if (scanner.plain[word] === 0) {
    const folded = plainOf(wordAt(scanner, word));
    odd.set(word, folded);
    hash = hashOf(folded);
  }
  let at = spread(hash) & mask;
  for (let there = places[at] ?? 0; there > 0; there = places[at] ?? 0) {
    const other = there - 1;
    if (scopes[other] === scope && foldedOf(known, other) === foldedOf(known, word)) return true;
    at = (at + 1) & mask;
  }
  places[at] = word + 1;
  scopes[word] = scope;
  groups[word] = group;
  return false;
}

function foldedOf({ odd, scanner }: KnownWords, word: number): string {
  return odd.get(word) ?? wordAt(scanner, word);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = hashed(hash, text.charCodeAt(at));
  return hash;
}

/** The low bits of the hash depend on the last letters alone. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function areUseful(known: KnownWords, { words, except }: WordGroup, group: number): boolean {
  const { scanner } = known;
  let folded: ReadonlySet<string> | undefined;
  for (let one = except.from; one < except.to; one += 1) {
    if (holdsWordOf(known, one, group)) continue;
    // Kana of the other kind, other widths: rare enough for the exact way.
    folded ??= new Set(words.flatMap((range) => wordsIn(scanner, range).map(inHiragana)));
    if (!holdsOneOf(folded, inHiragana(wordAt(scanner, one)))) return false;
  }
  return true;
}

/** Whether a word of the group stands in an exception letter by letter. */
function holdsWordOf({ scanner, places, mask, groups }: KnownWords, one: number, group: number) {
  const { text, starts, ends } = scanner;
  const start = starts[one] ?? 0;
  const end = ends[one] ?? 0;
  for (let from = start; from < end; from += 1) {
    let hash = 0;
    for (let to = from; to < end; to += 1) {
      hash = hashed(hash, text.charCodeAt(to));
      let at = spread(hash) & mask;
      for (let there = places[at] ?? 0; there > 0; there = places[at] ?? 0) {
        if (groups[there - 1] === group && isSame(scanner, there - 1, from, to + 1)) return true;
        at = (at + 1) & mask;
      }
    }
  }
  return false;
}

function isSame(
  { text, starts, ends, plain }: WordScanner,
  word: number,
  from: number,
  to: number,
) {
  const start = starts[word] ?? 0;
  if (plain[word] === 0 || (ends[word] ?? 0) - start !== to - from) return false;
  for (let at = 0; at < to - from; at += 1) {
    if (text.charCodeAt(start + at) !== text.charCodeAt(from + at)) return false;
  }
  return true;
}
