import { myNumber as hasCheckDigit } from '../check-digits.ts';
import { between, isWrittenAs, type NumberKind, noDigitBefore, noDigitBehind } from './kind.ts';

/**
 * One in eleven numbers has a right check digit, so the post must also speak of
 * it. With a wrong one right behind the label it may be a real number with one
 * digit mistyped, or an example: a person must say.
 */
export const myNumber: NumberKind = {
  hint: /\d(?:\D{0,4}\d){11}/,
  pattern: new RegExp(`${noDigitBefore}\\d(?:${between}\\d){11}${noDigitBehind}`, 'g'),
  judge([text], { anywhere, before }) {
    const digits = text.replace(/\D/g, '');
    const sure = hasCheckDigit(digits) && anywhere(subject);
    if (!sure && !label.test(before)) return undefined;
    if (/^(\d)\1*$/.test(digits) || !isWrittenAs(text, '4-4-4')) return undefined;
    return { what: sure ? itself : perhaps, sure };
  },
};

const subject = /マイナンバー|個人番号|my\s?number/i;
const label = /(?:マイナンバー|個人番号|my\s?number)(?:[はがの:「(=\s]|番号|No\.?){0,5}$/i;
const itself = { ja: 'マイナンバー', en: 'a マイナンバー' };
const perhaps = { ja: 'マイナンバーのような12桁の番号', en: 'twelve digits like a マイナンバー' };
