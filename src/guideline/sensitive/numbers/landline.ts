import { type NumberKind, noDigitBefore } from './kind.ts';

/**
 * A fixed line is an office's unless the words before it say otherwise: 自宅,
 * ○○様方, a person's name with さん. 0120, 0570 and 0800 are never a home's.
 */
export const landline: NumberKind = {
  hint: /宅|実家|うち|家の|様|さん|氏|方|会長|委員|班長|組長|世話人|個人|本人|保護者|くん|ちゃん/,
  pattern: new RegExp(
    `${noDigitBefore}\\(?0(?!120|570|800|990)\\d{1,4}[-\\s.()]{1,2}\\d{1,4}[-\\s.()]{1,2}\\d{4}(?!-?\\d)|${noDigitBefore}0[1-9]\\d{8}(?!-?\\d)`,
    'g',
  ),
  judge(_, { before, after }) {
    // What stands before the last full stop or the last number belongs to something else.
    const said = before.slice(
      Math.max(...['。', '！', '\n'].map((end) => before.lastIndexOf(end))) + 1,
    );
    // 「お問い合わせの多い町内会長さんのご自宅は」: whose house it is is said right before the number.
    if (house.test(said) || houseBehind.test(after)) return { what: phoneAtHome, sure: true };
    if (office.test(said)) return undefined;
    if (home.test(said)) return { what: phoneAtHome, sure: true };
    return person.test(said) ? { what: phoneOfPerson, sure: false } : undefined;
  },
};

/** What may stand between whose number it is and the number: 「御自宅の電話（」, not 「ご自宅からは」. */
const link = '(?:[のはへが:：「(=、・\\s]|電話|番号|固定|連絡先|ファクス|TEL|FAX|☎|☏|📞){0,7}$';
const house = new RegExp(
  `(?:自宅|実家|個人宅|宅電|(?:お?うち|[おご]?家|お宅)の(?:固定)?電話)${link}`,
  'iu',
);
const houseBehind = /^\s?[(（【]?(?:ご?自宅|ご?実家|個人宅|家の電話|宅電)(?=[)）】、。です])/;
const home = new RegExp(`(?:[さん様氏]宅|(?:様|さん)方|家電|\\p{sc=Han}{2}[宅方])${link}`, 'iu');
const person = new RegExp(
  `(?:さん|様|氏|ちゃん|くん|(?:町内会長|自治会長|民生委員|班長|組長|世話人|個人|本人|保護者)の?\\s?\\p{sc=Han}{0,6})${link}`,
  'iu',
);
const office =
  /課|係|役場|役所|センター|問い?合わ?せ|事務局|窓口|相談室|総合|振興局|本部|支所|支店|会館|公民館|病院|医院|クリニック|診療所|学校|警察|消防|署|保健所|ダイヤル|コール|受付|申込|予約|団体|協会|協議会|会社|株式|商店|ホテル|お客様|皆様|皆さん|業者|住宅|夕方|地方|両方|方面|直通|代表|担当/;

const phoneAtHome = { ja: '個人の自宅の電話番号', en: 'the number of somebody’s home' };
const phoneOfPerson = {
  ja: '個人のものと思われる電話番号',
  en: 'a number that may be a person’s own',
};
