import { luhn } from '../check-digits.ts';
import { between, isWrittenAs, type NumberKind, noDigitBefore, noDigitBehind } from './kind.ts';

/**
 * Issuers of cards: 2, 3, 4, 5, 6 (ISO/IEC 7812). 13 digits are a 法人番号 far
 * more often. A number that fails the check right behind the label may be
 * mistyped or an example.
 */
export const card: NumberKind = {
  hint: /\d(?:\D{0,4}\d){13}/,
  pattern: new RegExp(`${noDigitBefore}\\d(?:${between}\\d){13,15}${noDigitBehind}`, 'g'),
  judge([text], { anywhere, before, after }) {
    const fits = /^[2-6]/.test(text) && luhn(text);
    const sure = fits && (anywhere(subject) || expiry.test(after));
    const isPaid = fits && anywhere(payment);
    if (!sure && !isPaid && !label.test(before)) return undefined;
    if (!isWrittenAs(text, '4-4-4-4', '4-6-5', '4-6-4', '6-10', '8-8')) return undefined;
    return { what: sure ? itself : perhaps, sure };
  },
};

const subject =
  /カード|クレジット|クレカ|デビット|有効期限|card|visa|master|jcb|amex|diners|cvv|セキュリティコード/i;
/** 「…-4444、期限09/28）」: until when a card holds. */
const expiry = /^[\s、,)）]{0,3}(?:有効)?期限\s?[:は]?\s?(?:0?[1-9]|1[0-2])\/\d{2}(?![\d/])/;
/** Also customers and orders have long numbers: one in ten fits. */
const payment = /決済|課金|二重請求|引き落と|引落/;
const label = /カード(?:[はがの:「(=\s]|番号|No\.?){1,5}$/i;
const itself = { ja: 'カード番号', en: 'a card number' };
const perhaps = { ja: 'カード番号のような数字', en: 'digits like a card number' };

/** The three or four digits on a card's back, which shops ask for. */
export const cardCode: NumberKind = {
  hint: /セキュリティ|CV[VC]/i,
  pattern:
    /(?:セキュリティー?コード|CV[VC]2?)(?:[はがの:「(=\s]|番号){0,4}\d{3,4}(?![\d桁文字ケけ])/gi,
  judge: (_, { anywhere }) => ({
    what: { ja: 'カードのセキュリティコード', en: 'the security code of a card' },
    sure: anywhere(/カード|クレジット|card/i),
  }),
};
