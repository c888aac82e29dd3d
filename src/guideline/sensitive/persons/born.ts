import { foldDigits } from '../../folding/fold-digits.ts';
import type { TextLine } from '../../text-lines.ts';
import { joined } from '../joined.ts';
import { isFullName, type PersonName } from './person-names.ts';
import { isPublicRole } from './public-role.ts';

/** A name with a date of birth right behind it, in a line as `foldDigits` reads it. */
export interface Born extends PersonName {
  readonly line: TextLine;
}

/**
 * Names with dates of birth: 大西陽太 2016.4.9生, and where two or more names have
 * a date behind them (石川ハツ（昭和13年3月2日）、…), which is a list of people
 * whether or not 生 is said. Half of those names must be known ones, or every
 * table of venues were such a list.
 */
export function bornIn(lines: readonly TextLine[]): readonly Born[] {
  const whole = joined(lines);
  if (!hint.test(whole)) return [];
  const pairs = lines.flatMap((line) => (hint.test(line.prose) ? pairsIn(line) : []));
  const known = pairs.filter(({ isKnown }) => isKnown);
  const isList = known.length > 1 && known.length * 2 >= pairs.length && !isPublicRole(whole);
  return pairs.filter(({ isSaid, line }) => (isSaid ? !isPublicRole(line.prose) : isList));
}

interface Pair extends Born {
  /** 生 or 生まれ stands behind the date. */
  readonly isSaid: boolean;
  readonly isKnown: boolean;
}

function pairsIn(line: TextLine): Pair[] {
  const { text } = foldDigits(line);
  return [...text.matchAll(pair)].flatMap(({ index, groups }) => {
    const { name = '', born } = groups ?? {};
    const isKnown = isFullName(name.trim());
    if (thing.test(name) || (!isKnown && born === undefined && name.length > 6)) return [];
    return [{ line, start: index, end: index + name.length, isSaid: born !== undefined, isKnown }];
  });
}

const number = '(?:元|\\d{1,2}|[一二三四五六七八九十〇]{1,3})';
const date =
  `(?:(?:明治|大正|昭和|平成|令和|[MTSHR])\\s?${number}|(?:19|20)\\d\\d)` +
  `\\s?[年./-]\\s?${number}\\s?[月./-]\\s?${number}\\s?日?`;
const letter = '[\\p{sc=Han}々ヶぁ-んァ-ヶー]';
const pair = new RegExp(
  `(?<name>(?<![\\p{sc=Han}々ヶぁ-んァ-ヶー])[\\p{sc=Han}々]${letter}{0,5}(?:\\s${letter}{1,5})?)(?:さん|様|くん|ちゃん|君)?` +
    `(?:\\s?[(（][ぁ-んァ-ヶー\\s男女]{1,14}[)）])?[\\sは、,・:/(（]{1,3}(?:[男女][\\s、,・/]{1,2})?(?:生年月日\\s?:?\\s?)?` +
    `(?:${date}|(?:19|20)\\d{6})\\s?(?<born>生(?:まれ)?|うまれ)?(?=[)）、,・。\\s/]|$|の(?:[\\p{sc=Han}ぁ-ん]))`,
  'gu',
);
const hint = new RegExp(`${date}|(?<!\\d)(?:19|20)\\d{6}(?!\\d)`);

/** What has a date and is no person. */
const thing =
  /会場|会議|大会|教室|講座|説明|開催|公演|発行|作成|更新|現在|日時|期日|締切|受付|開始|終了|予定|施行|竣工|設立|創立|開館|開校|工事|訓練|生年月日|氏名|[号回版期館園校場区市町村県道線駅]$/;
