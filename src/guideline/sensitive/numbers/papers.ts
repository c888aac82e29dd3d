import type { Message } from '../../../post/message.ts';
import { isWrittenAs, type NumberKind, noDigitBefore, noDigitBehind } from './kind.ts';

/** 運転免許証: twelve digits, often 第…号. */
export const licence: NumberKind = {
  hint: /\d(?:[-\s]?\d){11}/,
  pattern: new RegExp(`${noDigitBefore}\\d(?:[-\\s]?\\d){11}${noDigitBehind}`, 'g'),
  judge: ([text], { nearby }) =>
    nearby(/免許/) && isWrittenAs(text, '4-4-4', '2-2-7-1')
      ? somebodys('運転免許証の番号', 'the number of a driving licence')
      : undefined,
};

/** 旅券: two letters and seven digits. */
export const passport: NumberKind = {
  hint: /[A-Z]{2}\s?-?\d{7}/i,
  pattern: /(?<![A-Za-z\d])[A-Z]{2}\s?-?\d{7}(?![A-Za-z\d])/gi,
  judge: (_, { nearby }) =>
    nearby(/旅券|パスポート|passport/i)
      ? somebodys('旅券の番号', 'the number of a passport')
      : undefined,
};

/** 在留カード: two letters, eight digits, two letters. */
export const residenceCard: NumberKind = {
  hint: /[A-Z]{2}\s?-?\d{8}/i,
  pattern: /(?<![A-Za-z\d])[A-Z]{2}\s?-?\d{8}\s?-?[A-Z]{2}(?![A-Za-z\d])/gi,
  judge: (_, { nearby }) =>
    nearby(/在留|永住|外国人|residence/i)
      ? somebodys('在留カードの番号', 'the number of a residence card')
      : undefined,
};

const link = '(?:[はがの:「『(=第・\\s]|番号|記号|交付|発行|No\\.?){0,6}';

/** 基礎年金番号: four digits and six. ねんきんダイヤル is called by other numbers. */
export const pension: NumberKind = {
  hint: /年金/,
  pattern: new RegExp(
    `年金(?:番号|手帳)${link}(?<number>\\d{4}[-\\s]?\\d{6})${noDigitBehind}`,
    'dg',
  ),
  judge: () => somebodys('基礎年金番号', 'a pension number'),
};

/** 記号20・番号1147 of a health insurance; of a post-office account another kind speaks. */
export const insured: NumberKind = {
  hint: /記号/,
  pattern:
    /記号\s?[:はが「]?\s?(?:\p{sc=Han}{1,4})?\d{1,8}(?:-\d{1,4})?[」\s・、,/]{1,3}番号\s?[:はが「]?\s?\d{1,9}(?:\s?[(（]?枝番\s?\d{1,3})?(?!\d)/gu,
  judge: (_, { nearby }) =>
    nearby(/保険|資格確認|被保険者|共済|組合員/)
      ? somebodys('保険証の記号・番号', 'a number of a health insurance')
      : undefined,
};

/** Numbers that are known by the label right before them. 保険者番号 is the insurer's own. */
export const labelled: NumberKind = {
  hint: /被保険者|保険証|資格確認書|医療証|世帯番号|お客様番号|使用者番号|通知書番号|学生番号|住民票コード|受給者|資格者証|診察券|患者|カルテ|学籍|学生証|生徒|職員番号|社員番号|手帳|宛名番号|在留/,
  pattern: new RegExp(
    '(?:被保険者(?:証|番号|記号)?|保険証|住民票コード|受給者(?:証|番号)?|資格者証|資格確認書|医療証|世帯番号|お客様番号|使用者番号|通知書番号|学生番号|診察券|患者(?:番号|ID|No\\.?)|カルテ|学籍番号|学生証|' +
      `生徒番号|職員番号|社員番号|(?:障害者|障がい者|福祉|療育|母子)手帳|宛名番号)${link}` +
      `(?<number>[A-Za-z]{0,3}\\d(?:[-\\s]?\\d){4,12}|\\d{1,3}[A-Z]{1,2}\\d{3,8})(?!-?\\d|[年月日円人件歳])`,
    'dg',
  ),
  judge: ([text], { before }) => {
    const number = text.replace(/^[^A-Za-z\d]+/, '');
    const digits = number.replace(/\D/g, '');
    if (/^(\d)\1*$/.test(digits) || isOfficeCall(number) || /(?:電話|TEL)/i.test(before.slice(-8)))
      return undefined;
    return somebodys('個人の番号（証・手帳などの番号）', 'a number of somebody’s paper');
  },
};

/** 「受給者証 011-231-4111」 is the number to call about it. */
function isOfficeCall(number: string): boolean {
  return (
    /^0\d{1,4}-\d{1,4}-\d{4}$/.test(number) || /^0(?:120|570|800|990)-?\d{3}-?\d{3}$/.test(number)
  );
}

function somebodys(ja: string, en: string): { readonly what: Message; readonly sure: true } {
  return { what: { ja, en }, sure: true };
}
