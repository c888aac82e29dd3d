import { Notes } from '../notes.ts';
import type { TextLine } from '../text-lines.ts';
import { type FoldedText, foldWith } from './folded-text.ts';
import { piecesOf, plainCharacter } from './plain-character.ts';

/**
 * A line, URLs and all, in which letters and kana of every width and ornament
 * are plain and nothing is invisible: a credential is not hidden by a zero-width
 * space inside it or by ﾊﾟｽﾜｰﾄﾞ before it.
 */
export function foldLetters(line: TextLine): FoldedText {
  const known = cache.get(line);
  if (known) return known;
  const folded = disguised.test(line.folded)
    ? foldWith(line.folded, plainCharacter, piecesOf(line.folded))
    : { text: line.folded, spanOf: asItStands };
  cache.set(line, folded);
  return folded;
}

const cache = new Notes<TextLine, FoldedText>();

/** Invisible, ornate letters, half-width kana, kana in two code points. */
const disguised =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2100-\u214f\u24b6-\u24e9\u3099\u309a\uff66-\uff9f\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]/u;
const asItStands: FoldedText['spanOf'] = (start, end) => ({ index: start, length: end - start });
