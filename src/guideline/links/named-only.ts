import { Notes } from '../notes.ts';
import type { TextLine } from '../text-lines.ts';

interface Written {
  readonly address: string;
  readonly index: number;
  readonly length: number;
}

/**
 * Whether a site's name stands there to be spoken of, as a warning does:
 * 「bit.ly」などで始まるリンク, 「pref.hokkaido.lg.jp」と「…lg-jp.com」、本物は前者. It has
 * no scheme and no path, stands in quotes or before など, and the line warns.
 */
export function isNamedOnly(line: TextLine, { address, index, length }: Written): boolean {
  const { prose } = line;
  if (address.includes('/') || !isWarning(line)) return false;
  const before = prose.slice(Math.max(0, index - 2), index);
  const after = prose.slice(index + length, index + length + 12);
  if (before.includes('/')) return false;
  return (/[「『"(、や]\s?$/.test(before) && /^\s?[」』")、や]/.test(after)) || spoken.test(after);
}

/** A line full of names asks for each of them. */
const cache = new Notes<TextLine, boolean>();

function isWarning(line: TextLine): boolean {
  const known = cache.get(line);
  if (known !== undefined) return known;
  const answer = warns.test(line.prose);
  cache.set(line, answer);
  return answer;
}

const warns =
  /詐欺|フィッシング|偽|ニセ|にせ|なりすま|不審|あやし|怪し|だま[しさ]|騙|本物|見分け|ご?用心|ご?注意|開かない|開かず|押さない|使いません|使っていません|ではありません|悪用|怖|危険|見えない|わからない|分からない/;
const spoken =
  /^\s?[」』"]?(?:など|等|の?のような|の?のように|といった|とか|で始ま|から始ま|で終わ|のリンク|の短縮|や\s?[a-z「])/i;
