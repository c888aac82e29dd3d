import type { Match } from './heaviest.ts';
import { isHarmless } from './is-harmless.ts';
import type { Lexicon } from './lexicon.ts';
import type { SearchedText } from './searched-text.ts';

const none: ReadonlySet<string> = new Set();

/** Single words, but for those that the sentence speaks against. */
export function matchEntries(
  texts: readonly SearchedText[],
  lexicon: Lexicon,
  post: ReadonlySet<string>,
): Match[] {
  return texts.flatMap((text) =>
    text.entries.flatMap(({ term, start, end }): Match[] => {
      if (term.meaning.kind !== 'entry') return [];
      const { dictionary, entry } = term.meaning;
      const unless = lexicon.unless.get(entry) ?? none;
      if (isHarmless(text, [{ start, end }], { unless, post })) return [];
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
