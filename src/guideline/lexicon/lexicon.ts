import { noWords } from '../../policy/dictionary/word-table.ts';
import type {
  Dictionary,
  DictionaryEntry,
  Policy,
  WordClass,
  WordPattern,
} from '../../policy/policy.ts';
import { foldWord } from '../folding/fold-words.ts';
import { addWords, type WordIndex, wordIndex } from './word-index.ts';

/** How the ends of a term are told from the inside of a longer word. */
export type Boundary = 'none' | 'letters' | 'tokens';

/** One spelling of a word, as it is searched. */
export interface Term {
  /** Folded. */
  readonly text: string;
  readonly meaning:
    | { readonly kind: 'entry'; readonly dictionary: Dictionary; readonly entry: DictionaryEntry }
    | { readonly kind: 'class'; readonly name: string };
  readonly boundary: Boundary;
  readonly except: readonly Longer[];
}

/** A longer, harmless word, and where the term stands in it. */
export interface Longer {
  readonly text: string;
  readonly shift: number;
}

/** A step is the names of all classes whose words fit; `end` is the end of the sentence. */
export type Step = ReadonlySet<string> | 'end';

export interface CompiledPattern {
  readonly dictionary: Dictionary;
  readonly pattern: WordPattern;
  /** `order: any` is every order. */
  readonly orders: readonly (readonly Step[])[];
  readonly unless: ReadonlySet<string>;
}

/** All dictionaries of a policy, ready to be searched together. */
export interface Lexicon {
  readonly index: WordIndex;
  /** By class: the patterns of one sentence that cannot be found without it. */
  readonly patterns: ReadonlyMap<string, readonly CompiledPattern[]>;
  readonly acrossPost: readonly CompiledPattern[];
  /** Classes that make an entry harmless. */
  readonly unless: ReadonlyMap<DictionaryEntry, ReadonlySet<string>>;
}

/** Policies are read once and never change. */
const cache = new WeakMap<Policy['dictionaries'], Lexicon>();

export function lexiconOf({ dictionaries }: Pick<Policy, 'dictionaries'>): Lexicon {
  const known = cache.get(dictionaries);
  if (known) return known;
  const lexicon = compile(dictionaries);
  cache.set(dictionaries, lexicon);
  return lexicon;
}

function compile(dictionaries: Policy['dictionaries']): Lexicon {
  const index = wordIndex(wordsOf(dictionaries));
  const unless = new Map<DictionaryEntry, ReadonlySet<string>>();
  const patterns = new Map<string, CompiledPattern[]>();
  const acrossPost: CompiledPattern[] = [];
  for (const dictionary of dictionaries.values()) {
    if (hosts.has(dictionary.id)) continue;
    const resolve = resolver(dictionaries, dictionary.id);
    const usual = resolve(dictionary.unless);
    for (const [at, entry] of dictionary.entries.entries()) {
      addEntry(index, dictionary, entry, at);
      unless.set(
        entry,
        entry.unless.length === 0 ? usual : resolve([...dictionary.unless, ...entry.unless]),
      );
    }
    for (const named of dictionary.classes) addClass(index, dictionary, named);
    for (const pattern of dictionary.patterns.values()) {
      const compiled = compilePattern(dictionary, pattern, resolve);
      if (pattern.scope === 'post') acrossPost.push(compiled);
      else addPattern(patterns, compiled);
    }
  }
  return { index, patterns, acrossPost, unless };
}

/** How many words there are, at most. */
function wordsOf(dictionaries: Policy['dictionaries']): number {
  let count = 0;
  for (const { words } of dictionaries.values()) count += words.table.count;
  return count;
}

/** Host names: `link-shortener` compares them with the hosts of links. */
const hosts: ReadonlySet<string> = new Set(['shorteners', 'harmful-hosts']);

function addEntry(index: WordIndex, dictionary: Dictionary, entry: DictionaryEntry, at: number) {
  const { table, entries } = dictionary.words;
  const meaning = { kind: 'entry', dictionary, entry } as const;
  const termOf = termsOf(entry, { meaning, short: 3 });
  for (const range of entries[at] ?? []) addWords(index, { table, range, termOf, hidden: true });
}

function addClass(index: WordIndex, { id, words }: Dictionary, [name, one]: [string, WordClass]) {
  const range = words.classes.get(name) ?? noWords;
  const meaning = { kind: 'class', name: `${id}/${name}` } as const;
  const termOf = termsOf(one, { meaning, short: 2 });
  addWords(index, { table: words.table, range, termOf, hidden: false });
}

/** Makes a term of one of the words that stand for an entry or a class. */
function termsOf(
  { except, whole }: Pick<WordClass, 'except' | 'whole'>,
  { meaning, short }: { readonly meaning: Term['meaning']; readonly short: number },
): (word: string, text: string) => Term {
  let harmless: readonly string[] | undefined;
  return (word, text) => {
    let longer: readonly Longer[] | undefined;
    return {
      text,
      meaning,
      boundary: boundaryOf(word, whole, short),
      get except() {
        harmless ??= except.map(foldWord);
        longer ??= harmless.flatMap((one) => shiftsOf(text, one));
        return longer;
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

/** Names to the full names of classes with everything that they include. */
function resolver(dictionaries: Policy['dictionaries'], home: string) {
  const collect = (name: string, owner: string, into: Set<string>): void => {
    const [dictionary = '', short = ''] = name.includes('/') ? name.split('/') : [owner, name];
    const full = `${dictionary}/${short}`;
    if (into.has(full)) return;
    into.add(full);
    const one = dictionaries.get(dictionary)?.classes.get(short);
    for (const included of one?.includes ?? []) collect(included, dictionary, into);
  };
  return (names: readonly string[]): ReadonlySet<string> => {
    const into = new Set<string>();
    for (const name of names) collect(name, home, into);
    return into;
  };
}

function compilePattern(
  dictionary: Dictionary,
  pattern: WordPattern,
  resolve: (names: readonly string[]) => ReadonlySet<string>,
): CompiledPattern {
  const steps = pattern.find.map((name): Step => (name === '@end' ? 'end' : resolve([name])));
  return {
    dictionary,
    pattern,
    orders: pattern.order === 'any' ? permutations(steps) : [steps],
    unless: resolve([...dictionary.unless, ...pattern.unless]),
  };
}

function addPattern(patterns: Map<string, CompiledPattern[]>, pattern: CompiledPattern): void {
  for (const name of keyOf(pattern)) {
    const same = patterns.get(name);
    if (same) same.push(pattern);
    else patterns.set(name, [pattern]);
  }
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** The last class: predicates stand at the end and are rarer than groups of people. */
function keyOf({ orders }: CompiledPattern): ReadonlySet<string> {
  const key = orders[0]?.findLast((step) => step !== 'end');
  return key ?? new Set();
}
