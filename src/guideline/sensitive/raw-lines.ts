import { toLineFeeds } from '../../post/lines.ts';
import { lineOf, type TextLine } from '../text-lines.ts';

/**
 * The lines of a file that is no post, whatever is wrong with it: in another
 * encoding, with markup inside a number. What stands there is in the repository
 * and in everybody's mail all the same.
 */
export function rawLines(bytes: Uint8Array): readonly TextLine[] {
  return rawText(bytes)
    .split('\n')
    .map((text, index) => {
      const line = lineOf(text, (at) => ({ line: index + 1, column: at + 1 }));
      const [folded, prose] = [withoutMarkup(line.folded), withoutMarkup(line.prose)];
      return { ...line, folded, prose };
    });
}

/** In whatever encoding it was saved; every end of a line is a line feed. */
export function rawText(bytes: Uint8Array): string {
  return toLineFeeds(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not written so: the next one.
    }
  }
  return new TextDecoder().decode(bytes);
}

function encodingsOf([a, b, c, d]: Uint8Array): readonly string[] {
  if (a === 0xff && b === 0xfe) return ['utf-16le'];
  if (a === 0xfe && b === 0xff) return ['utf-16be'];
  if (b === 0 && d === 0) return ['utf-16le', 'utf-8'];
  if (a === 0 && c === 0) return ['utf-16be', 'utf-8'];
  return ['utf-8', 'shift_jis', 'euc-jp'];
}

/** Tags, emphasis, escapes and character references would part a number; every index is kept. */
function withoutMarkup(text: string): string {
  if (!/[<*_`~&\\]/.test(text)) return text;
  return text
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>|\*{1,3}|_{2,3}|`{1,3}|~~|\\(?=[!-/:-@[-`{-~])/g, (mark) =>
      invisible.repeat(mark.length),
    )
    .replace(/&#(?:[xX](?<hex>[\da-fA-F]{1,6})|(?<dec>\d{1,7}));/g, (reference, hex, dec) => {
      const code = Number.parseInt(hex ?? dec, hex === undefined ? 10 : 16);
      const character = code < 0x10000 ? String.fromCharCode(code) : '?';
      return character + invisible.repeat(reference.length - 1);
    });
}

/** `foldDigits` and `foldLetters` leave it out. */
const invisible = '\u200b';
