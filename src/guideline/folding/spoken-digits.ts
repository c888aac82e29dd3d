/**
 * Digits as they are read aloud, ゼロ九ゼロの3347, ぜろはちぜろ…: whoever writes so
 * hides a number from search, or dictates it. One stretch of a text for each run.
 */
export interface SpokenRun {
  readonly start: number;
  readonly end: number;
}

/** Almost no line holds any; a phone number is never without a zero. */
export function maySpeakDigits(text: string): boolean {
  return zero.test(text);
}

/** Runs of four digits or more of which two are words. */
export function spokenRuns(text: string): readonly SpokenRun[] {
  if (!zero.test(text)) return [];
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    const words = run.match(anyWord) ?? [];
    return words.length < 2 ? [] : [{ start: index, end: index + run.length }];
  });
}

/** The run in pieces, a word of it being one piece. */
export function spokenPieces(run: string): readonly string[] {
  return run.match(pieces) ?? [];
}

/** The digit of a word, undefined where a piece is none. */
export function spokenDigit(piece: string): string | undefined {
  return values.get(piece.replace(/ー$/, '').replace('キュー', 'キュウ'));
}

/** Longest first: シチ before シ. */
const spelled: readonly (readonly [digit: string, words: string])[] = [
  ['0', 'ゼロ マル レイ ぜろ まる れい'],
  ['1', 'イチ ヒト いち'],
  ['2', 'フタ ニ に'],
  ['3', 'サン さん'],
  ['4', 'ヨン シ よん し'],
  ['5', 'ゴ ご'],
  ['6', 'ロク ろく'],
  ['7', 'シチ ナナ しち なな'],
  ['8', 'ハチ はち'],
  ['9', 'キュウ キュ ク きゅう く'],
];
const values: ReadonlyMap<string, string> = new Map(
  spelled.flatMap(([digit, words]) => words.split(' ').map((word) => [word, digit] as const)),
);

const zero = /ゼロ|ぜろ|マル(?=[ァ-ヶ\d一二三四五六七八九の-])/;
/** A class of its own: any of these words, with the ー that lengthens ニ and ゴ. */
export const spokenWord =
  '(?:ゼロ|マル|レイ|イチ|ヒト|フタ|ニー?|サン|ヨン|シチ|シー?|ゴー?|ロク|ナナ|ハチ|キュウ|キュー|ク(?!ロ)|ぜろ|まる|れい|いち|に|さん|よん|しち|し|ご|ろく|なな|はち|きゅう|く)';
const digit = '[\\d〇零一二三四五六七八九]';
const one = `(?:${spokenWord}|${digit})`;
const sign = '[-\\s.,、・…ーのノ()（）]{0,2}';
const runs = new RegExp(`(?<![ァ-ヶー])${one}(?:${sign}${one}){3,40}(?![ァ-ヶ])`, 'g');
const anyWord = new RegExp(spokenWord, 'g');
const pieces = new RegExp(`${spokenWord}|[\\s\\S]`, 'gu');
