import type { WordText } from '../folding/fold-words.ts';
import type { TokenEnds } from './token-ends.ts';
import type { Hit } from './word-index.ts';

/** Whether a hit is the word that was meant, and not letters out of a longer, harmless one. */
export function isWord({ term, start, end }: Hit, words: WordText, tokens: TokenEnds): boolean {
  if (term.except.some(({ text, shift }) => words.text.startsWith(text, start - shift))) {
    return false;
  }
  const { index, length } = words.spanOf(start, end);
  const { source } = words;
  if (isInsideKatakana(source, index, length)) return false;
  if (term.boundary === 'none' && length === end - start) return true;
  const written = source.slice(index, index + length);
  // であれば○か×を: a sign that hides nothing stands behind other letters.
  if (hiding.test(written)) return beginsByLetters(source, index);
  const spread = gap.test(written);
  // すれば・カフェ: a short word over a gap is one only where nothing else touches it.
  if (spread && end - start <= 3) return endsByLetters(source, index, length);
  if (term.boundary === 'none') return true;
  const byTokens =
    !spread && (term.boundary === 'tokens' ? !oneScript.test(written) : hiraganaOnly.test(written));
  if (!byTokens) return endsByLetters(source, index, length);
  // 消えろ: hiragana behind a kanji is most often its ending, whatever the tokeniser says.
  const isEnding = hiraganaOnly.test(written) && han.test(source.charAt(index - 1));
  return !isEnding && tokens.has(index, index + length);
}

/** フィクションです is no んです, レッスン no っす: no word begins with what goes on with a katakana word. */
function isInsideKatakana(source: string, index: number, length: number): boolean {
  const first = source.charAt(index);
  if ((first !== 'ン' && first !== 'ッ') || !katakana.test(source.charAt(index - 1))) return false;
  // ヤバイッス ends in it.
  return first === 'ン' || katakana.test(source.charAt(index + length));
}

const katakana = /[\p{Script=Katakana}ー]/u;
const hiding = /[○●◯〇◎*＊×☆★♡♥□■△▲▽▼◇◆]/u;
const gap = /[\s・･·.．…‥\-‐-―/／_＿]/u;
const oneScript = /^(?:[\p{Script=Katakana}ーｰﾞﾟ]+|[a-zａ-ｚ0-9]+)$/iu;
const hiraganaOnly = /^[\p{Script=Hiragana}ー〜～]+$/u;
const han = /\p{Script=Han}/u;

/** Letters of one script that touch belong to one word: バカンス, ブースト, skill. */
function endsByLetters(source: string, index: number, length: number): boolean {
  const stretched = stretch.exec(source.slice(index + length, index + length + 12));
  const end = index + length + (stretched?.[0].length ?? 0);
  const last = scriptOf(source.charAt(index + length - 1));
  const endsHere = end >= source.length || scriptOf(source.charAt(end)) !== last;
  return endsHere && beginsByLetters(source, index);
}

/** バカー！ and 死ねっ are the words themselves. */
const stretch = /^[ーｰ〜～っッｯ]{0,10}/u;

function beginsByLetters(source: string, index: number): boolean {
  const before = source.charAt(index - 1);
  return before === '' || scriptOf(before) !== scriptOf(source.charAt(index));
}

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
