import type { Match } from './heaviest.ts';
import { type InPost, isHarmless } from './is-harmless.ts';
import type { SearchedText } from './searched-text.ts';

/** Single words, but for those that the sentence speaks against. */
export function matchEntries(texts: readonly SearchedText[], inPost: InPost): Match[] {
  return texts.flatMap((text) =>
    text.entries.flatMap((hit): Match[] => {
      const { term, start, end } = hit;
      if (term.meaning.kind !== 'entry' || !text.isWord(hit)) return [];
      const { dictionary, unless, said } = term.meaning;
      if (isHarmless(text, [hit], { unless: unless(), inPost })) return [];
      const { word, severity, suggest, note } = said();
      return [
        {
          ...{ text, start, end, word, dictionary: dictionary.id, clause: dictionary.clause },
          ...(severity && { severity }),
          ...(suggest && { suggest }),
          ...(note && { note }),
        },
      ];
    }),
  );
}
