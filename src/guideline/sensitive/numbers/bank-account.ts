import type { Judged, NumberKind, Scene } from './kind.ts';

/** An account at a bank: 普通 1234567, 口座番号 1234567, ○○支店 1234567. */
export const bankAccount: NumberKind = {
  hint: /\d(?:[-\s]?\d){5}/,
  pattern:
    /(?<label>口座番号|口座\s?No\.?|口座|普通|当座|貯蓄|総合|支店|本店|営業部|出張所)(?<gap>(?:預金|[^\d\n]){0,10})(?<number>\d(?:[-\s]?\d){5,7})(?!-?\d|[年月日円人件])/dgi,
  judge({ groups: { label = '', gap = '', number = '' } = {} }, scene) {
    const digits = number.replace(/\D/g, '');
    if (/^(\d)\1*$/.test(digits) || otherNumber.test(gap)) return undefined;
    const isNumbered = /番号|No/i.test(label + gap);
    if (!isNumbered && (digits.length !== 7 || number.includes('-'))) return undefined;
    if (!isNumbered && !scene.nearby(bank)) return undefined;
    return judged(scene);
  },
};

/** Between label and digits stands another kind of number. */
const otherNumber = /[Tt][Ee][Ll]|電話|FAX|ファクス|〒|https?|内線|コード|店番/i;
const bank =
  /銀行|信用金庫|信金|信用組合|信組|労働金庫|労金|農協|漁協|信連|JA|ゆうちょ|郵便局|口座|振込|振り込/i;

/** ゆうちょ: 記号 19000 番号 12345671; 振替 02700-1-123456. */
export const postalAccount: NumberKind = {
  hint: /記号|\d{5}-\d/,
  pattern:
    /(?:記号(?:番号)?[^\d\n]{0,8}\d{5}[^\d\n]{0,10}\d{2,8}|(?<!\d-?)0\d{4}[-\s]\d[-\s]\d{1,7}|(?<!\d-?)1\d{4}[-\s]\d{6,8})(?!-?\d)/g,
  judge: (_, scene) =>
    scene.nearby(/ゆうちょ|郵便|振替|振込|口座|加入者|貯金/) ? judged(scene) : undefined,
};

/**
 * The account for donations of a public body is meant to be public; with
 * donations or an organisation as its holder a person must say; any other is
 * somebody's.
 */
function judged({ anywhere }: Scene): Judged | undefined {
  const isDonation = anywhere(donation);
  if (isDonation && anywhere(publicHolder)) return undefined;
  const sure = !isDonation && !anywhere(publicHolder) && !anywhere(organisation);
  return { what: { ja: '口座の番号', en: 'a bank account' }, sure };
}

const donation = /義援金|義えん金|義捐金|支援金|見舞金|寄附|寄付|募金|ふるさと納税|基金/;
const publicHolder =
  /日本赤十字社|共同募金会|災害対策本部|会計管理者|(?:名義|加入者|受取人|口座名)[^\n]{0,30}(?:知事|市長|町長|村長|区長|委員会|協議会|対策本部|北海道|[^個別住宅]?[都府県市町村](?![^\s)」、。\n]))/;
const organisation =
  /(?:名義|加入者|受取人|口座名)[^\n]{0,30}(?:会|社|法人|団体|組合|事務局|センター|クラブ|基金|財団|カ\)|\(株\)|\(カ)/;
