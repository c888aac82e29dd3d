import { type FoldedText, foldWith } from '../folding/folded-text.ts';

/**
 * What `fold` leaves because it keeps every index: signs that stand for several
 * characters (㈫, ㏧, ㍻), radicals that copying out of a PDF leaves (⽉), half-width
 * kana, and characters that cannot be seen.
 */
export const unfoldsLonger =
  /[\u00ad\u200b-\u200f\u2060\u2e80-\u2fd5\u3220-\u3243\u3280-\u32cb\u32ff\u3358-\u3370\u337b-\u337f\u33e0-\u33fe\ufeff\uff61-\uff9f]|[\ufe00-\ufe0f]/;

export function foldDateText(text: string): FoldedText {
  return foldWith(text, folded);
}

function folded(character: string): string {
  if (!unfoldsLonger.test(character)) return character;
  if (invisible.test(character)) return '';
  const plain = character.normalize('NFKC');
  // ㊋ alone is （火）: readers take the circle for the brackets.
  return /[\u3280-\u32b0]/.test(character) ? `(${plain})` : plain;
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]|[\ufe00-\ufe0f]/;
