import { luhn } from '../check-digits.ts';
import {
  between,
  groupsOf,
  isWrittenAs,
  type NumberKind,
  noDigitBefore,
  noDigitBehind,
} from './kind.ts';

/**
 * Issuers of cards: 2, 3, 4, 5, 6 (ISO/IEC 7812). 13 digits are a 法人番号 far
 * more often. A number that fails the check right behind the label may be
 * mistyped or an example.
 */
export const card: NumberKind = {
  hint: /\d(?:\D{0,4}\d){13}/,
  pattern: new RegExp(`${noDigitBefore}\\d(?:${between}\\d){13,15}${noDigitBehind}`, 'g'),
  judge([text], { whole, before }) {
    if (!isWrittenAs(text, '4-4-4-4', '4-6-5', '4-6-4', '6-10', '8-8')) return undefined;
    const what = { ja: 'カード番号', en: 'a card number' };
    if (/^[2-6]/.test(text) && luhn(groupsOf(text).join('')))
      return subject.test(whole) ? { what, sure: true } : undefined;
    return label.test(before) ? { what: perhaps, sure: false } : undefined;
  },
};

const subject =
  /カード|クレジット|クレカ|デビット|有効期限|card|visa|master|jcb|amex|diners|cvv|セキュリティコード/i;
const label = /カード(?:[はがの:「(=\s]|番号|No\.?){1,5}$/i;
const perhaps = { ja: 'カード番号のような数字', en: 'digits like a card number' };

/** The three or four digits on a card's back, which shops ask for. */
export const cardCode: NumberKind = {
  hint: /セキュリティ|CV[VC]/i,
  pattern:
    /(?:セキュリティー?コード|CV[VC]2?)(?:[はがの:「(=\s]|番号){0,4}\d{3,4}(?![\d桁文字ケけ])/gi,
  judge: (_, { whole }) => ({
    what: { ja: 'カードのセキュリティコード', en: 'the security code of a card' },
    sure: /カード|クレジット|card/i.test(whole),
  }),
};
