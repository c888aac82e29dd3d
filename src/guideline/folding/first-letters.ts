import { foldWord } from './fold-words.ts';

/**
 * The first two letters of a word as `foldWord` gives them, in one number; of a
 * word of one letter that letter, of one that folds to nothing 0. Of nearly
 * every word without making a string of it.
 */
export function firstLetters(text: string, start: number, end: number): number {
  const first = alone(text.charCodeAt(start));
  const second = end - start > 1 ? alone(text.charCodeAt(start + 1)) : 0;
  if (first !== 0 && second !== 0) return (first << 16) | second;
  const folded = foldWord(text.slice(start, end));
  if (folded === '') return 0;
  return folded.length === 1
    ? folded.charCodeAt(0)
    : (folded.charCodeAt(0) << 16) | folded.charCodeAt(1);
}

/** Folded, where that depends on no letter beside it: kanji and kana but for small vowels and long marks; else 0. */
function alone(code: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) return code;
  const hiragana = code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code;
  if (hiragana >= 0x304a && hiragana <= 0x3096) return hiragana;
  return vowels.has(hiragana) ? hiragana : 0;
}

const vowels: ReadonlySet<number> = new Set([...'あいうえお'].map((kana) => kana.charCodeAt(0)));
