import type { DictionaryEntry } from '../../policy/policy.ts';
import type { Report, Rule } from '../rule.ts';
import { type TextLine, textLines } from '../text-lines.ts';

/** Dictionaries that a rule of their own reads. */
const readElsewhere = new Set(['hearsay', 'shorteners']);

export const words: Rule = {
  id: 'words',
  clause: 'HSM-4-7-1',
  severity: 'warn',
  about: {
    ja: 'policies/dictionaries/ の語',
    en: 'Words of policies/dictionaries/',
  },
  check({ post, policy }) {
    const dictionaries = [...policy.dictionaries.values()].filter(
      ({ id }) => !readElsewhere.has(id),
    );
    return textLines(post).flatMap((line) =>
      dictionaries.flatMap(({ clause, entries }) =>
        entries.flatMap((entry) =>
          found(entry, line).map((index) => report(entry, line, index, clause)),
        ),
      ),
    );
  },
};

/** Where the word stands, but for the places where it is part of a longer, harmless one. */
export function found({ word, except }: DictionaryEntry, line: TextLine): number[] {
  const places: number[] = [];
  for (
    let at = line.prose.indexOf(word);
    at >= 0;
    at = line.prose.indexOf(word, at + word.length)
  ) {
    if (!except.some((harmless) => covers(harmless, line.prose, at, word))) places.push(at);
  }
  return places;
}

function covers(harmless: string, text: string, at: number, word: string): boolean {
  for (let shift = harmless.indexOf(word); shift >= 0; shift = harmless.indexOf(word, shift + 1)) {
    if (text.startsWith(harmless, at - shift)) return true;
  }
  return false;
}

function report(entry: DictionaryEntry, line: TextLine, index: number, clause: string): Report {
  const { word, suggest, note } = entry;
  const better = suggest
    ? { ja: `「${suggest}」としてはいかがですか。`, en: `Consider "${suggest}".` }
    : {
        ja: '別の言い方にするか、必要な理由を書いてください。',
        en: 'Use another expression, or state why it is needed.',
      };
  return {
    place: line.placeAt(index),
    clause,
    ...(entry.severity ? { severity: entry.severity } : {}),
    message: {
      ja: `「${word}」${note ? `：${note.ja}` : 'は避けたい言葉です。'}${better.ja}`,
      en: `"${word}": ${note ? `${note.en} ` : 'better avoided. '}${better.en}`,
    },
  };
}
