import type { Match } from './heaviest.ts';
import { type InPost, isHarmless } from './is-harmless.ts';
import type { Lexicon } from './lexicon.ts';
import type { SearchedText } from './searched-text.ts';

const none: ReadonlySet<string> = new Set();

/** Single words, but for those that the sentence speaks against. */
export function matchEntries(
  texts: readonly SearchedText[],
  lexicon: Lexicon,
  inPost: InPost,
): Match[] {
  return texts.flatMap((text) =>
    text.entries.flatMap((hit): Match[] => {
      const { term, start, end } = hit;
      if (term.meaning.kind !== 'entry' || !text.isWord(hit)) return [];
      const { dictionary, entry } = term.meaning;
      const unless = lexicon.unless.get(entry) ?? none;
      if (isHarmless(text, [hit], { unless, inPost })) return [];
      const { word, severity, suggest, note } = entry;
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
