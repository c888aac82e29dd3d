import type { Dictionary, DictionaryEntry, Policy, WordPattern } from '../../policy/policy.ts';
import { foldWords } from '../folding/fold-words.ts';
import { addTerm, emptyTrie, type Trie } from './trie.ts';

/** How the ends of a term are told from the inside of a longer word. */
export type Boundary = 'none' | 'letters' | 'tokens';

/** One spelling of a word, as it is searched. */
export interface Term {
  readonly meaning:
    | { readonly kind: 'entry'; readonly dictionary: Dictionary; readonly entry: DictionaryEntry }
    | { readonly kind: 'class'; readonly name: string };
  readonly boundary: Boundary;
  /** Folded. */
  readonly except: readonly string[];
  /** One of its letters may be hidden behind ○. */
  readonly hidden: boolean;
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
  readonly trie: Trie;
  /** By class: the patterns that cannot be found without it. */
  readonly patterns: ReadonlyMap<string, readonly CompiledPattern[]>;
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
  const trie = emptyTrie();
  const unless = new Map<DictionaryEntry, ReadonlySet<string>>();
  const patterns = new Map<string, CompiledPattern[]>();
  const all = [...dictionaries.values()].filter(({ id }) => !hosts.has(id));
  for (const dictionary of all) {
    const resolve = resolver(dictionaries, dictionary.id);
    for (const entry of dictionary.entries) {
      addEntry(trie, dictionary, entry);
      unless.set(entry, resolve([...dictionary.unless, ...entry.unless]));
    }
    for (const [name, one] of dictionary.classes) {
      const meaning = { kind: 'class', name: `${dictionary.id}/${name}` } as const;
      for (const word of one.words) {
        add(trie, word, {
          meaning,
          boundary: boundaryOf(word, one.whole, 2),
          except: one.except.map(plain),
          hidden: false,
        });
      }
    }
    for (const pattern of dictionary.patterns.values()) {
      const compiled = compilePattern(dictionary, pattern, resolve);
      for (const name of keyOf(compiled))
        patterns.set(name, [...(patterns.get(name) ?? []), compiled]);
    }
  }
  return { trie, patterns, unless };
}

/** Host names: `link-shortener` compares them with the hosts of links. */
const hosts: ReadonlySet<string> = new Set(['shorteners', 'harmful-hosts']);

function addEntry(trie: Trie, dictionary: Dictionary, entry: DictionaryEntry): void {
  const meaning = { kind: 'entry', dictionary, entry } as const;
  const except = entry.except.map(plain);
  for (const word of [entry.word, ...entry.spellings]) {
    const boundary = boundaryOf(word, entry.whole, 3);
    add(trie, word, { meaning, boundary, except, hidden: [...plain(word)].length >= 3 });
  }
}

function add(trie: Trie, word: string, term: Term): void {
  const { codes } = foldWords(word);
  if (codes.length > 0) addTerm(trie, codes, term);
}

function plain(word: string): string {
  const { codes, slice } = foldWords(word);
  return slice(0, codes.length);
}

/**
 * By its letters: katakana and Latin words end where other letters begin; short
 * hiragana words only where a tokeniser ends them too (すればかなり holds no ばか).
 */
function boundaryOf(word: string, whole: boolean | undefined, short: number): Boundary {
  const text = word.normalize('NFKC');
  if (whole === false) return 'none';
  if (/^[\p{Script=Katakana}ー・a-z0-9]+$/iu.test(text)) return 'letters';
  if (whole === true) return 'tokens';
  return /^[\p{Script=Hiragana}ー]+$/u.test(text) && text.length <= short ? 'tokens' : 'none';
}

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
