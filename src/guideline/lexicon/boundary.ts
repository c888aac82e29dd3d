import type { WordText } from '../folding/fold-words.ts';
import type { TokenEnds } from './token-ends.ts';
import type { Hit } from './trie.ts';

/** Whether a hit is the word that was meant, and not letters out of a longer, harmless one. */
export function isWord(hit: Hit, text: WordText, tokens: TokenEnds): boolean {
  if (hit.term.except.some((harmless) => covers(harmless, hit, text))) return false;
  const { index, length } = text.spanOf(hit.start, hit.end);
  const written = text.source.slice(index, index + length);
  const spread = spreading.test(written);
  // すれば・カフェ: a short word over a gap is one only where nothing else touches it.
  if (spread && hit.end - hit.start <= 3) return endsByLetters(text.source, index, length);
  if (hit.term.boundary === 'none') return true;
  if (spread) return endsByLetters(text.source, index, length);
  const byTokens =
    hit.term.boundary === 'tokens' ? !oneScript.test(written) : hiraganaOnly.test(written);
  return byTokens ? tokens.has(index, index + length) : endsByLetters(text.source, index, length);
}

/** Gaps and signs inside the text of a hit; a hyphen or dot in a folded word is one, too. */
const spreading = /[\s\u3000・･·.．…‥\-‐-―/／_＿○●◯〇◎*＊×☆★♡♥□■△▲▽▼◇◆]/u;
const oneScript = /^(?:[\p{Script=Katakana}ーｰﾞﾟ]+|[a-zａ-ｚ0-9]+)$/iu;
const hiraganaOnly = /^[\p{Script=Hiragana}ー〜～]+$/u;

function covers(harmless: string, { start, end }: Hit, text: WordText): boolean {
  const word = text.slice(start, end);
  for (let shift = harmless.indexOf(word); shift >= 0; shift = harmless.indexOf(word, shift + 1)) {
    if (start >= shift && text.slice(start - shift, start - shift + harmless.length) === harmless)
      return true;
  }
  return false;
}

/** Letters of one script that touch belong to one word: バカンス, ブースト, skill. */
function endsByLetters(source: string, index: number, length: number): boolean {
  const stretched = stretch.exec(source.slice(index + length, index + length + 12));
  const end = index + length + (stretched?.[0].length ?? 0);
  const first = scriptOf(source.charAt(index));
  const last = scriptOf(source.charAt(index + length - 1));
  const before = source.charAt(index - 1);
  return (
    (before === '' || scriptOf(before) !== first) &&
    (end >= source.length || scriptOf(source.charAt(end)) !== last)
  );
}

/** バカー！ and 死ねっ are the words themselves. */
const stretch = /^[ーｰ〜～っッｯ]{0,10}/u;

function scriptOf(character: string): number {
  return scripts.findIndex((script) => script.test(character));
}

const scripts = [
  /[\p{Script=Katakana}ーｰﾞﾟ]/u,
  /\p{Script=Hiragana}/u,
  /[\p{Script=Han}々]/u,
  /[a-zａ-ｚ]/iu,
  /[^\p{L}]/u,
];
