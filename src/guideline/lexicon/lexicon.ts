import type { ClassOutline, EntryOutline } from '../../policy/dictionary/outline.ts';
import { wordsIn } from '../../policy/dictionary/word-table.ts';
import type { Dictionary, Policy } from '../../policy/policy.ts';
import { foldWord } from '../folding/fold-words.ts';
import { type CompiledPattern, compilePattern, keyOf } from './compiled-pattern.ts';
import { later } from './later.ts';
import { type Resolve, resolver } from './resolver.ts';
import type { Chains } from './word-chains.ts';
import { addWords, type WordIndex, wordIndex } from './word-index.ts';

/** How the ends of a term are told from the inside of a longer word. */
export type Boundary = 'none' | 'letters' | 'tokens';

/** One spelling of a word, as it is searched. */
export interface Term {
  /** Folded. */
  readonly text: string;
  readonly meaning: EntryMeaning | { readonly kind: 'class'; readonly name: string };
  readonly boundary: Boundary;
  readonly except: readonly Longer[];
}

interface EntryMeaning {
  readonly kind: 'entry';
  readonly dictionary: Dictionary;
  readonly said: EntryOutline['said'];
  /** Classes that make it harmless. */
  readonly unless: () => ReadonlySet<string>;
}

/** A longer, harmless word, and where the term stands in it. */
export interface Longer {
  readonly text: string;
  readonly shift: number;
}

/** All dictionaries of a policy, ready to be searched together. */
export interface Lexicon {
  readonly index: WordIndex;
  /** By class: the patterns of one sentence that cannot be found without it. */
  readonly patterns: ReadonlyMap<string, readonly CompiledPattern[]>;
  readonly acrossPost: readonly CompiledPattern[];
}

/** Policies are read once and never change. */
const cache = new WeakMap<Policy['dictionaries'], Lexicon>();

export function lexiconOf({ dictionaries }: Pick<Policy, 'dictionaries'>): Lexicon {
  return cache.get(dictionaries) ?? compiled(dictionaries);
}

/** Of dictionaries whose words were put in chains before, and those kept. */
export function knowChains(dictionaries: Policy['dictionaries'], chains: Chains): void {
  compiled(dictionaries, chains);
}

function compiled(dictionaries: Policy['dictionaries'], known?: Chains): Lexicon {
  const lexicon = compile(dictionaries, known);
  cache.set(dictionaries, lexicon);
  return lexicon;
}

function compile(dictionaries: Policy['dictionaries'], known?: Chains): Lexicon {
  const searched = [...dictionaries.values()].filter(({ id }) => !hosts.has(id));
  const words = searched.reduce((sum, { outline }) => sum + outline.table.count, 0);
  const index = wordIndex(words, known);
  const patterns = new Map<string, CompiledPattern[]>();
  const acrossPost: CompiledPattern[] = [];
  for (const dictionary of searched) {
    const { entries, classes, patterns: outlines } = dictionary.outline;
    const resolve = resolver(dictionaries, dictionary.id);
    for (const entry of entries) addEntry(index, { dictionary, resolve }, entry);
    for (const named of classes) addClass(index, dictionary, named);
    for (const outline of outlines.values()) {
      const compiled = compilePattern(dictionary, outline, resolve);
      if (outline.scope === 'post') acrossPost.push(compiled);
      else for (const key of resolve(keyOf(outline))) add(patterns, key, compiled);
    }
  }
  return { index, patterns, acrossPost };
}

/** Host names: `link-shortener` compares them with the hosts of links. */
const hosts: ReadonlySet<string> = new Set(['shorteners', 'harmful-hosts']);

interface Home {
  readonly dictionary: Dictionary;
  readonly resolve: Resolve;
}

function addEntry(index: WordIndex, { dictionary, resolve }: Home, entry: EntryOutline): void {
  const unless = later(() => resolve([...dictionary.unless, ...entry.unless]));
  const meaning = { kind: 'entry', dictionary, said: later(entry.said), unless } as const;
  const { table } = dictionary.outline;
  const termOf = termsOf({ dictionary, outline: entry }, meaning);
  for (const range of entry.words) addWords(index, { table, range, termOf, hidden: true });
}

function addClass(
  index: WordIndex,
  dictionary: Dictionary,
  [name, outline]: readonly [string, ClassOutline],
): void {
  const meaning = { kind: 'class', name: `${dictionary.id}/${name}` } as const;
  const { table } = dictionary.outline;
  const termOf = termsOf({ dictionary, outline }, meaning);
  for (const range of outline.words) addWords(index, { table, range, termOf, hidden: false });
}

function add(patterns: Map<string, CompiledPattern[]>, key: string, one: CompiledPattern): void {
  const same = patterns.get(key);
  if (same) same.push(one);
  else patterns.set(key, [one]);
}

interface Owner {
  readonly dictionary: Dictionary;
  readonly outline: EntryOutline | ClassOutline;
}

/** Makes a term of one of the words that stand for an entry or a class. */
function termsOf(
  { dictionary, outline: { except, whole } }: Owner,
  meaning: Term['meaning'],
): (word: string, text: string) => Term {
  const harmless = later(() => wordsIn(dictionary.outline.table, except).map(foldWord));
  const short = meaning.kind === 'entry' ? 3 : 2;
  return (word, text) => {
    const longer = later(() => harmless().flatMap((one) => shiftsOf(text, one)));
    return {
      text,
      meaning,
      boundary: boundaryOf(word, whole, short),
      get except() {
        return longer();
      },
    };
  };
}

/** Every place where the term stands in a longer, harmless word. */
function shiftsOf(term: string, text: string): Longer[] {
  const found: Longer[] = [];
  for (let shift = text.indexOf(term); shift >= 0; shift = text.indexOf(term, shift + 1)) {
    found.push({ text, shift });
  }
  return found;
}

/**
 * By its letters: katakana and Latin words end where other letters begin; short
 * hiragana words only where a tokeniser ends them too (すればかなり holds no ばか).
 */
function boundaryOf(word: string, whole: boolean | undefined, short: number): Boundary {
  if (whole === false) return 'none';
  if (katakanaOrLatin.test(word)) return 'letters';
  if (whole === true) return 'tokens';
  return word.length <= short && hiragana.test(word) ? 'tokens' : 'none';
}

const katakanaOrLatin = /^[ァ-ヺー・ｦ-ﾟa-zａ-ｚ0-9０-９]+$/i;
const hiragana = /^[ぁ-ゖー]+$/;
