import { foldWords, type WordText } from '../folding/fold-words.ts';
import { isWord } from './boundary.ts';
import type { Lexicon } from './lexicon.ts';
import type { PublishedText } from './published-texts.ts';
import { type Sentences, sentencesOf } from './sentences.ts';
import { tokenEnds } from './token-ends.ts';
import { type Hit, hitsIn } from './trie.ts';

/** A word of a class, where it stands. */
export interface ClassHit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Words of classes in one sentence, in the order of the text. */
export interface SentenceHits {
  readonly all: ClassHit[];
  readonly byName: Map<string, ClassHit[]>;
}

/** One text with all words of all dictionaries in it. */
export interface SearchedText {
  readonly published: PublishedText;
  readonly words: WordText;
  readonly sentences: Sentences;
  readonly entries: readonly Hit[];
  /** By sentence. */
  readonly classes: ReadonlyMap<number, SentenceHits>;
}

/** Undefined where no dictionary knows any word of it: most texts end here. */
export function searchText(published: PublishedText, lexicon: Lexicon): SearchedText | undefined {
  const words = foldWords(published.text);
  const hits = hitsIn(lexicon.trie, words);
  if (hits.length === 0) return undefined;
  const sentences = sentencesOf(words);
  const tokens = tokenEnds(words.source);
  const entries: Hit[] = [];
  const classes = new Map<number, SentenceHits>();
  for (const hit of hits) {
    if (!isWord(hit, words, tokens)) continue;
    const { meaning } = hit.term;
    if (meaning.kind === 'entry') entries.push(hit);
    else {
      const { start, end } = hit;
      add(classes, sentences.at(start), { name: meaning.name, start, end });
    }
  }
  return { published, words, sentences, entries, classes };
}

function add(classes: Map<number, SentenceHits>, sentence: number, hit: ClassHit): void {
  const hits: SentenceHits = classes.get(sentence) ?? { all: [], byName: new Map() };
  const same = hits.byName.get(hit.name);
  if (same) same.push(hit);
  else hits.byName.set(hit.name, [hit]);
  hits.all.push(hit);
  classes.set(sentence, hits);
}
