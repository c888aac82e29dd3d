import { foldDigits } from '../folding/fold-digits.ts';
import { fold } from '../text-lines.ts';
import { mask } from './mask.ts';
import { mailShape } from './numbers/mail.ts';
import { mobile } from './numbers/mobile.ts';
import { secretShapes } from './secrets.ts';

/**
 * Masks what looks like a credential or somebody's number in any text: a file
 * that is no post yet cannot be searched as one, but what its faults quote goes
 * to the same comments and logs.
 */
export function maskShapes(text: string): string {
  let clean = text;
  for (const shape of shapes) clean = masked(clean, shape);
  return clean;
}

/** Somebody's number or address wherever they stand, and what is too long for anything else. */
const shapes: readonly RegExp[] = [
  ...secretShapes,
  mobile.pattern,
  mailShape,
  /(?<![\d-])\d(?:[-\s]?\d){11,15}(?![\d-])/g,
  /(?<![A-Za-z\d])[A-Z]{2}\d{7,8}(?:[A-Z]{2})?(?![A-Za-z\d])/g,
];

function masked(text: string, shape: RegExp): string {
  const { text: folded, spanOf } = foldDigits({ prose: fold(text) });
  let clean = '';
  let end = 0;
  for (const match of folded.matchAll(shape)) {
    const { index, length } = spanOf(match.index, match.index + match[0].length);
    clean += text.slice(end, index) + mask(text.slice(index, index + length));
    end = index + length;
  }
  return clean + text.slice(end);
}
