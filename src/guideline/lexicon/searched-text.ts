import { foldWords, type WordText } from '../folding/fold-words.ts';
import { isWord } from './boundary.ts';
import type { Lexicon } from './lexicon.ts';
import type { PublishedText } from './published-texts.ts';
import { type Sentences, sentencesOf } from './sentences.ts';
import { tokenEnds } from './token-ends.ts';
import { type Hit, hitsIn } from './word-index.ts';

/** One text with all words of all dictionaries in it. */
export interface SearchedText {
  readonly published: PublishedText;
  readonly words: WordText;
  readonly sentences: Sentences;
  readonly entries: readonly Hit[];
  /** By sentence, then by class, in the order of the text. */
  readonly classes: ReadonlyMap<number, SentenceHits>;
  /** Most hits are never asked: their sentence lacks the other words of a pattern. */
  readonly isWord: (hit: Hit) => boolean;
}

export type SentenceHits = ReadonlyMap<string, readonly Hit[]>;

/** Undefined where no dictionary knows any word of it. */
export function searchText(published: PublishedText, lexicon: Lexicon): SearchedText | undefined {
  const words = foldWords(published.text);
  const hits = hitsIn(lexicon.index, words.text);
  if (hits.length === 0) return undefined;
  const sentences = sentencesOf(words.text);
  const entries: Hit[] = [];
  const classes = new Map<number, Map<string, Hit[]>>();
  let sentence = 0;
  let byName: Map<string, Hit[]> | undefined;
  for (const hit of hits) {
    const { meaning } = hit.term;
    if (meaning.kind === 'entry') {
      entries.push(hit);
      continue;
    }
    // Hits come in the order of the text, and so do sentences.
    if (byName === undefined || hit.start > sentences.endOf(sentence)) {
      sentence = sentences.at(hit.start);
      byName = new Map();
      classes.set(sentence, byName);
    }
    add(byName, meaning.name, hit);
  }
  return { published, words, sentences, entries, classes, isWord: judge(words) };
}

function add(byName: Map<string, Hit[]>, name: string, hit: Hit): void {
  const same = byName.get(name);
  if (same) same.push(hit);
  else byName.set(name, [hit]);
}

function judge(words: WordText): (hit: Hit) => boolean {
  const judged = new Map<Hit, boolean>();
  const tokens = tokenEnds(words.source);
  return (hit) => {
    const known = judged.get(hit);
    if (known !== undefined) return known;
    const word = isWord(hit, words, tokens);
    judged.set(hit, word);
    return word;
  };
}
