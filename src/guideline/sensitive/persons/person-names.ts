import { Taken } from '../taken.ts';
import { surnames } from './surnames.ts';

/** A person's name in a text, UTF-16. */
export interface PersonName {
  readonly start: number;
  readonly end: number;
}

/**
 * Names of persons, by what stands around them: さん or 氏 behind, an age or a
 * date of birth in brackets, 氏名： before, or their place in a list. A name
 * alone in running text is not sought: half the surnames are places too.
 */
export function namesIn(text: string): readonly PersonName[] {
  const names = [withHonorific, withBrackets, withLabel, inKana, ofColleague, listed].flatMap(
    (find) => find(text),
  );
  const taken = new Taken(text.length);
  return names
    .filter(({ start, end }) => {
      const span = { index: start, length: end - start };
      if (taken.overlaps(span)) return false;
      taken.add(span);
      return true;
    })
    .toSorted((a, b) => a.start - b.start);
}

/** True wherever `namesIn` could find anything. */
export const mayName =
  /さん|さま|様|氏|[^諸]君|くん|ちゃん|殿|容疑者|被告|受刑者|夫妻|一家|宅|家[(のにがを]|[係課輩僚員隣所下司]の|\(\d{1,3}[歳才)、,・]|日生|生まれ|生[)、]|[者方]は?(?:以下|次|下記|:)|(?:以下|次|下記)の(?:とおり|通り|方|者)|氏名|名前|(?:生徒|児童|園児|患者|本人|故人|喪主|世帯主|届出人)名?[はの:】)]|者[はが:の名一リ】)]|名簿|一覧|リスト/;

const letter = '[\\p{sc=Han}々ヶ]';
const honorific =
  /さん(?!ざん|か(?!ら)|け|ま(?!で)|ぽ|りく)|さま|様(?!々|子|式|相|変)|氏(?!名|神|子|族|原)|君(?!主|臨|が代)|くん(?!せい|れん)|ちゃん(?!と)|殿(?!堂|下|様)|容疑者|被告(?!席)|受刑者|夫妻|一家|宅(?!地|配|急|建|内)|家(?=[(のにがを])/g;

function withHonorific(text: string): PersonName[] {
  return [...text.matchAll(honorific)].flatMap(({ index }) => {
    const before = text.slice(Math.max(0, index - 20), index);
    const foreign =
      inKatakana.exec(before) ?? (/^[くち]/.test(text.slice(index)) ? childs.exec(before) : null);
    const start = foreign ? index - foreign[0].length : startOfName(text, index);
    return start === undefined ? [] : [{ start, end: index }];
  });
}

/** ワタナベ マリア, グエン・ヴァン・アン: two words or more, since one is a trade (ドライバーさん). */
const inKatakana = /[ァ-ヶー]{2,10}(?:[\s・=][ァ-ヶー]{1,10}){1,3}$/;
/** ゆい（ちゃん）; 赤ちゃん and おばあちゃん are anybody. */
const childs = /(?<![ぁ-んァ-ヶー\p{sc=Han}])(?!お|か[あー]|じい|ばあ|みな)[ぁ-んァ-ヶー]{2,4}$/u;

/** Longest name that ends here: `本日は佐藤花子` begins at 佐藤. */
function startOfName(text: string, end: number): number | undefined {
  for (let start = Math.max(0, end - 9); start < end; start += 1) {
    if (initials.has(text.charAt(start)) && isName(text.slice(start, end)) && begins(text, start))
      return start;
  }
  return undefined;
}

const initials = new Set([...surnames].map((surname) => surname.charAt(0)));

/** A surname of one character behind another kanji is the end of a word (東北, 事務局). */
function begins(text: string, start: number): boolean {
  const rest = text.slice(start);
  const before = text.charAt(start - 1);
  const isLong = [2, 3, 4].some((length) => surnames.has(rest.slice(0, length)));
  return isLong || !/[\p{sc=Han}々ヶァ-ヶー]/u.test(before);
}

/** Surname and given name, and nothing else. */
export function isFullName(text: string): boolean {
  return isName(text, { full: true });
}

function isName(candidate: string, { full = false } = {}): boolean {
  return [4, 3, 2, 1].some((length) => {
    if (!surnames.has(candidate.slice(0, length))) return false;
    const given = candidate.slice(length);
    if (given === '') return !full;
    // 東山田 is no Mr 東: without a space one character is too little to go by.
    return (
      givenName.test(given) &&
      !noGivenName.test(given) &&
      (!full || length > 1 || /^\s/.test(given))
    );
  });
}

const givenName =
  /^\s?(?:[\p{sc=Han}々]{1,3}|[\p{sc=Han}々][ぁ-んァ-ヶー]{1,3}|[ぁ-ん]{2,4}|[ぁ-ん]{1,3}[子美江枝代恵香乃音穂紀実世奈]|[ァ-ヶー]{2,5})$/u;
/** Places, offices, roles, particles. */
const noGivenName =
  /(?:[県市町村区道府郡港駅川橋線園館場所署局課係部室院校店会社台寺屋山沢浜崎組号丁番]|温泉|高原|公園|病院|農園|議員|知事|教授|先生|選手|監督|投手|記者|総理|大臣|大使|委員|主任|博士|医師|職員|隊員|巡査|警部|住宅|団地|商店|から|まで|など|より|たち|には|では|とは|にも|のお|のご|への|さん|ちゃん)$/;

/** 岡田みなみ（平成11年5月6日生）, 佐藤一郎（45）: with a date of birth any name will do. */
function withBrackets(text: string): PersonName[] {
  return [...text.matchAll(bracketed)].flatMap(({ index, groups }) => {
    const { name = '', birth } = groups ?? {};
    const start = birth === undefined ? fullNameAtEnd(name) : name.search(/\S/);
    return start === undefined || start < 0
      ? []
      : [{ start: index + start, end: index + name.length }];
  });
}

const bracketed =
  /(?<name>(?<![\p{sc=Han}々])[\p{sc=Han}々ヶぁ-んァ-ヶー]{1,6}\s?[\p{sc=Han}々ぁ-んァ-ヶー]{1,6})\s?[(、・]\s?(?:(?<birth>(?:明治|大正|昭和|平成|令和|[MTSHR]|\d{2})\s?\d{1,2}[年./-]\d{1,2}[月./-]\d{1,2}日?\s?(?:生|うまれ))|\d{1,3}[歳才]|\d{2,3}\))/gu;

function fullNameAtEnd(text: string): number | undefined {
  for (let start = 0; start < text.length - 2; start += 1) {
    if (isName(text.slice(start), { full: true })) return start;
  }
  return undefined;
}

/** 氏名：山田花子 */
function withLabel(text: string): PersonName[] {
  return [...text.matchAll(labelled)].flatMap(({ 0: all, index, groups: { name = '' } = {} }) => {
    const start = index + all.length - name.length;
    const length = [7, 6, 5, 4, 3].find(
      (n) => n <= name.length && isName(name.slice(0, n), { full: true }),
    );
    if (length !== undefined) return [{ start, end: start + length }];
    // Behind 氏名： stands a name, known or not.
    const plain = /^[\p{sc=Han}々]{1,4}\s?[\p{sc=Han}々ぁ-んァ-ヶー]{1,4}(?=$|[\s(、,。])/u.exec(
      name,
    )?.[0];
    return /(?:氏名|名前)[】)]?\s?[:はの】)]\s?$/.test(all.slice(0, -name.length)) &&
      plain &&
      plain.length > 2 &&
      !noGivenName.test(plain) &&
      !verb.test(plain)
      ? [{ start, end: start + plain.length }]
      : [];
  });
}

/** 「お名前は言わなくて」, 「氏名は書かずに」: what is done with the name, not the name. */
const verb =
  /^(?:言|書|聞|伺|名乗|呼|伏|明|出|見|尋|記|添|入|教|要|知|載|隠|変|決|間違)[ぁ-ん]|(?:不要|必要|任意|非公開|公開|匿名|省略|記入|入力|確認|変更|募集)/;

const labelled =
  /(?:氏名|名前|患者|児童|生徒|園児|本人|対象者|滞納者|未納者|容疑者|被疑者|申請者|申込者|相談者|保護者|被害者|加害者|受給者|感染者|陽性者|行方不明者|届出人|世帯主|故人|喪主|欠席者)名?(?:[はの:】)\s、]|名簿|一覧|リスト|氏名){1,4}(?<name>[\p{sc=Han}々][\p{sc=Han}々ヶぁ-んァ-ヶー\s]{2,9})/gu;

/** 名前は「タカダ シュン」 */
function inKana(text: string): PersonName[] {
  return [...text.matchAll(kanaName)].map(({ index, 0: all, groups: { name = '' } = {} }) => ({
    start: index + all.length - name.length,
    end: index + all.length,
  }));
}

const kanaName =
  /(?:氏名|名前|名義)[】)]?(?:は、?|の|:)?\s?[「『(]?(?<name>[ァ-ヶー]{2,8}[\s・][ァ-ヶー]{2,8})/gu;

/** うちの係の中川は…, 隣の佐藤が…, 名前は長谷川です */
function ofColleague(text: string): PersonName[] {
  return [...text.matchAll(colleague)].flatMap(({ index, 0: all, groups: { name = '' } = {} }) =>
    surnames.has(name)
      ? [{ start: index + all.length - name.length, end: index + all.length }]
      : [],
  );
}

const colleague =
  /(?:(?:[係課輩僚員隣]|近所|部下|上司|担当)の|(?:名前|氏名)[は:](?:\s?|、?[^。、\s]{0,10}の))(?<name>[\p{sc=Han}々]{2,3})(?=[はがをに、。]|です|$)/gu;

/** Two or more whole names parted by signs, and nothing else between the signs. */
function listed(text: string): PersonName[] {
  const names = [...text.matchAll(between)].flatMap(({ index, 0: piece }) => {
    const name = piece.trim();
    const start = index + piece.indexOf(name);
    return isName(name, { full: true }) ? [{ start, end: start + name.length }] : [];
  });
  return names.length > 1 ? names : [];
}

const between = new RegExp(
  `(?<=^|[、,・:／/。】)\\s\\d.は])(?![組位番号班年]\\s)${letter}[\\p{sc=Han}々ヶぁ-んァ-ヶー ]{2,8}(?=$|[、,・／/。(\\s]|の\\d{1,2}[名人])`,
  'gu',
);
