import type { Policy, Severity } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import type { Place } from '../../post/place.ts';
import type { Draft } from '../../post/read-draft.ts';
import { Notes } from '../notes.ts';
import { heaviest } from './heaviest.ts';
import { classesIn } from './is-harmless.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { matchEntries } from './match-entries.ts';
import { matchPatterns } from './match-patterns.ts';
import { publishedTexts } from './published-texts.ts';
import { type SearchedText, searchText } from './searched-text.ts';

/** A word of a dictionary, or words that make a pattern, in what a post publishes. */
export interface Wording {
  readonly dictionary: string;
  readonly clause: string;
  /** As it stands in the post. */
  readonly excerpt: string;
  /** The dictionary's word; absent where several make a pattern. */
  readonly word?: string;
  readonly severity?: Severity;
  readonly suggest?: string;
  readonly note?: Message;
  readonly place: Place;
  /** Where the character at this offset of what was found stands. */
  readonly placeAt: (offset: number) => Place;
}

/** Several rules ask about one post, under one policy. */
const cache = new Notes<Draft, { readonly lexicon: Lexicon; readonly found: readonly Wording[] }>();

/** Everything that the dictionaries say of a post, the heaviest where several say something of one place. */
export function findWording(post: Draft, policy: Policy): readonly Wording[] {
  const lexicon = lexiconOf(policy);
  const known = cache.get(post);
  if (known?.lexicon === lexicon) return known.found;
  const texts = publishedTexts(post)
    .map((text) => searchText(text, lexicon))
    .filter((text) => text !== undefined);
  const found = texts.length === 0 ? [] : judge(texts, lexicon);
  cache.set(post, { lexicon, found });
  return found;
}

function judge(texts: readonly SearchedText[], lexicon: Lexicon): readonly Wording[] {
  const inPost = classesIn(texts);
  const matches = [...matchEntries(texts, inPost), ...matchPatterns(texts, lexicon, inPost)];
  return heaviest(matches).map(({ text, start, end, ...said }) => {
    const { index, length } = text.words.spanOf(start, end);
    const excerpt = text.words.source.slice(index, index + length);
    const placeAt = (offset: number) => text.published.placeAt(index + offset);
    return { ...said, excerpt: short(excerpt), place: placeAt(0), placeAt };
  });
}

function short(excerpt: string): string {
  const line = excerpt.replace(/\s+/g, ' ');
  const letters = [...line.slice(0, 80)];
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : line;
}
