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
  const byFirst = lexiconOf(dictionary);
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

/** By first character, so that time does not grow with the dictionary. Policies are read once and never change. */
const cache = new WeakMap<Dictionary, ReadonlyMap<string, readonly Folded[]>>();

function lexiconOf(dictionary: Dictionary): ReadonlyMap<string, readonly Folded[]> {
  const known = cache.get(dictionary);
  if (known) return known;
  const entries = dictionary.entries.map((entry) => ({
    entry,
    word: plain(entry.word),
    except: entry.except.map(plain),
  }));
  const lexicon = Map.groupBy(entries, ({ word }) => word.charAt(0));
  cache.set(dictionary, lexicon);
  return lexicon;
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
