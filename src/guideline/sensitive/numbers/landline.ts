import { surnames } from '../persons/surnames.ts';
import { type NumberKind, noDigitBefore } from './kind.ts';

/**
 * A fixed line is an office's unless the words around it say otherwise: 自宅,
 * ○○様方, a person's name with さん, a bare surname that answers in the evening.
 * 0120, 0570 and 0800 are never a home's.
 */
export const landline: NumberKind = {
  hint: /宅|実家|うち|家|様|さん|氏|方|長|委員|世話人|個人|本人|保護者|くん|ちゃん|代表者|連絡[先網]|晩|夜|いま/,
  pattern: new RegExp(
    `${noDigitBefore}\\(?0(?!120|570|800|990)\\d{1,4}[-\\s.()]{1,2}\\d{1,4}[-\\s.()]{1,2}\\d{4}(?!-?\\d)|${noDigitBefore}0[1-9]\\d{8}(?!-?\\d)`,
    'g',
  ),
  judge(_, { before, after }) {
    const said = saidBefore(before);
    // 「お問い合わせの多い町内会長さんのご自宅は」: whose house it is is said right before the number.
    if (house.test(said) || houseBehind.test(after)) return { what: phoneAtHome, sure: true };
    const answered = nameBefore(said);
    if (answered && atEvening.test(after)) return { what: phoneOfPerson, sure: false };
    if (office.test(said)) return undefined;
    if (home.test(said)) return { what: phoneAtHome, sure: true };
    const isPersons =
      person.test(said) || atHome.test(said) || (answered && inPrivate.test(before));
    return isPersons ? { what: phoneOfPerson, sure: false } : undefined;
  },
};

/**
 * What stands before the last full stop belongs to something else, unless only
 * 「電話は」 stands behind it: 「民生委員の三上さんへ。電話は」.
 */
function saidBefore(before: string): string {
  const sentences = before.split(/(?<=[。！!\n])/);
  const last = sentences.at(-1) ?? '';
  const previous = sentences.at(-2)?.replace(/[。！!\n]$/, '') ?? '';
  return bare.test(last) && (called.test(previous) || atHome.test(previous)) ? previous : last;
}

/** A surname alone, as clubs and neighbours write it: 「木村（」, 「佐藤まで　」. */
function nameBefore(said: string): boolean {
  const name = bareName.exec(said)?.[1] ?? '';
  return [2, 3, 1].some((length) => surnames.has(name.slice(0, length)));
}

const bare = /^[\s☎☏📞]*(?:お?電話(?:番号)?|連絡先|番号|TEL)?[はへ:：\s(（]*$/iu;
/** Whom to call, at the end of a sentence; 「木村さんの作品展です。」 calls nobody. */
const called =
  /(?:民生委員|会長|班長|組長|区長|世話人|ご近所|隣|農家|飼い主|役員|委員|指導員|コーチ)[^。]{0,8}(?:さん|様)(?:へ|まで|宛て?|に(?:お電話|ご?連絡)[^。]{0,8})$/;
const bareName =
  /(?:^|[\s、,:：のは①-⑳(])(\p{sc=Han}{1,5})(?:まで|へ|に|宛)?[\s(（:：、☎☏📞]*(?:電話|TEL)?[\s:：は]*$/u;
const atEvening =
  /^[\s(（、,]{0,3}(?:平日)?の?(?:夜|晩|夕方|夕食後)[^。\n)）]{0,4}(?:以降|のみ|だけ|なら|に|[)）])/;
const atHome =
  /在宅(?:して|です|の(?:こと|とき|時))|家に(?:おり|います|いる)|(?:さん|ちゃん|くん|先生)の(?:お?うち|お?家|家)(?:は|へ|に|の電話)?[\s:：(（]*$/;
const inPrivate =
  /(?:町内会|自治会|子ども会|老人クラブ|サークル|同好会|クラブ|少年団|連絡網|同窓会|有志|ご近所|隣組)|(?:副会長|班長|区長|幹事|世話役|代表者|飼い主)/;

/** What may stand between whose number it is and the number: 「御自宅の電話（」, not 「ご自宅からは」. */
const link = '(?:[のはへが:：「(=、・\\s]|電話|番号|固定|連絡先|ファクス|TEL|FAX|☎|☏|📞){0,7}$';
const house = new RegExp(
  `(?:自宅|実家|個人宅|宅電|(?:お?うち|[おご]?家|お宅)の(?:固定)?電話)${link}`,
  'iu',
);
const houseBehind = /^\s?[(（【]?(?:ご?自宅|ご?実家|個人宅|家の電話|宅電)(?=[)）】、。です])/;
const home = new RegExp(`(?:[さん様氏]宅|(?:様|さん)方|家電|\\p{sc=Han}{2}[宅方])${link}`, 'iu');
const person = new RegExp(
  `(?:さん|様|氏|ちゃん|くん|(?:町内会長|自治会長|副会長|民生委員|班長|組長|世話人|個人|本人|保護者)の?\\s?\\p{sc=Han}{0,6})${link}`,
  'iu',
);
const office =
  /課|係|役場|役所|センター|問い?合わ?せ|事務局|窓口|相談室|総合|振興局|本部|支所|支店|会館|公民館|病院|医院|クリニック|診療所|学校|警察|消防|署|保健所|ダイヤル|コール|受付|申込|予約|団体|協会|協議会|会社|株式|商店|ホテル|お客様|皆様|皆さん|業者|住宅|夕方|地方|両方|方面|直通|代表(?!者)|担当/;

const phoneAtHome = { ja: '個人の自宅の電話番号', en: 'the number of somebody’s home' };
const phoneOfPerson = {
  ja: '個人のものと思われる電話番号',
  en: 'a number that may be a person’s own',
};
