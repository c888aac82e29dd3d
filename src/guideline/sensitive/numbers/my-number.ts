import { myNumber as hasCheckDigit } from '../check-digits.ts';
import {
  between,
  groupsOf,
  isWrittenAs,
  type NumberKind,
  noDigitBefore,
  noDigitBehind,
} from './kind.ts';

/**
 * One in eleven numbers has a right check digit, so the post must also speak of
 * it. With a wrong one right behind the label it may be a real number with one
 * digit mistyped, or an example: a person must say.
 */
export const myNumber: NumberKind = {
  hint: /\d(?:\D{0,4}\d){11}/,
  pattern: new RegExp(`${noDigitBefore}\\d(?:${between}\\d){11}${noDigitBehind}`, 'g'),
  judge([text], { whole, before }) {
    if (!isWrittenAs(text, '4-4-4')) return undefined;
    const digits = groupsOf(text).join('');
    const what = { ja: 'マイナンバー', en: 'a マイナンバー' };
    if (/^(\d)\1*$/.test(digits)) return undefined;
    if (hasCheckDigit(digits)) return subject.test(whole) ? { what, sure: true } : undefined;
    return label.test(before) ? { what: perhaps, sure: false } : undefined;
  },
};

const subject = /マイナンバー|個人番号|my\s?number/i;
const label = /(?:マイナンバー|個人番号|my\s?number)(?:[はがの:「(=\s]|番号|No\.?){0,5}$/i;
const perhaps = { ja: 'マイナンバーのような12桁の番号', en: 'twelve digits like a マイナンバー' };
