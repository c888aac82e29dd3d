import type { Dictionary, DictionaryEntry } from '../policy/policy.ts';
import { fold, type TextLine } from './text-lines.ts';

export interface FoundWord {
  readonly entry: DictionaryEntry;
  readonly index: number;
}

/**
 * Where words of a dictionary stand in a line, but for the places where they
 * are part of a longer, harmless one (`except`). Width and case do not count.
 */
export function findWords(dictionary: Dictionary, line: TextLine): readonly FoundWord[] {
  const { starts, byFirst } = lexiconOf(dictionary);
  if (!starts.test(line.prose)) return [];
  const text = line.prose.toLowerCase();
  // Lower case of a few letters (İ) is longer: indices must stay those of the line.
  const searched = text.length === line.prose.length ? text : line.prose;
  const found: FoundWord[] = [];
  for (let index = 0; index < searched.length; index += 1) {
    for (const { entry, word, except } of byFirst.get(searched.charAt(index)) ?? []) {
      if (!searched.startsWith(word, index)) continue;
      if (!except.some((harmless) => covers(harmless, { word, text: searched, index })))
        found.push({ entry, index });
    }
  }
  return found;
}

interface Folded {
  readonly entry: DictionaryEntry;
  readonly word: string;
  readonly except: readonly string[];
}

interface Lexicon {
  /** True wherever any word could begin: spares the walk through almost every line. */
  readonly starts: RegExp;
  /** By first character, so that time does not grow with the dictionary. */
  readonly byFirst: ReadonlyMap<string, readonly Folded[]>;
}

/** Policies are read once and never change. */
const cache = new WeakMap<Dictionary, Lexicon>();

function lexiconOf(dictionary: Dictionary): Lexicon {
  const known = cache.get(dictionary);
  if (known) return known;
  const entries = dictionary.entries.map((entry) => ({
    entry,
    word: plain(entry.word),
    except: entry.except.map(plain),
  }));
  const byFirst = Map.groupBy(entries, ({ word }) => word.charAt(0));
  const pairs = new Set(entries.map(({ word }) => word.slice(0, 2)));
  const starts = new RegExp([...pairs].map(escaped).join('|') || '(?!)', 'i');
  const lexicon = { starts, byFirst };
  cache.set(dictionary, lexicon);
  return lexicon;
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');
}

function plain(word: string): string {
  return fold(word.normalize('NFC')).toLowerCase();
}

function covers(harmless: string, at: { word: string; text: string; index: number }): boolean {
  const { word, text, index } = at;
  for (let shift = harmless.indexOf(word); shift >= 0; shift = harmless.indexOf(word, shift + 1)) {
    if (index >= shift && text.startsWith(harmless, index - shift)) return true;
  }
  return false;
}
