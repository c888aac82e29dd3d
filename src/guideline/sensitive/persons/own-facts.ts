import type { FactKind } from './facts.ts';
import type { PersonName } from './person-names.ts';

interface Told {
  readonly sentence: string;
  /** The sentence with the list's heading and the form's further lines. */
  readonly context: string;
}

/** Of the facts in the context those that are told of the named persons. */
export function factsOfNames(
  names: readonly PersonName[],
  facts: readonly FactKind[],
  told: Told,
): FactKind[] {
  return facts.filter((kind) => {
    if (kind === 'address') return isHome(names, told);
    if (kind !== 'age') return true;
    return told.context !== told.sentence || names.some((name) => isOfAge(name, told.sentence));
  });
}

/** The address is right before or behind the name, and not that of an event. */
function isHome(names: readonly PersonName[], { sentence, context }: Told): boolean {
  if (/住所\s?[:はが]|御?自宅は|の自宅|宅[(はを]/.test(context)) return true;
  return !venue.test(sentence) && names.some((name) => livesThere(name, sentence));
}

function livesThere({ start, end }: PersonName, sentence: string): boolean {
  const before = sentence.slice(Math.max(0, start - 14), start);
  return addressAtEnd.test(before) || addressAtStart.test(sentence.slice(end, end + 24));
}

const venue =
  /会場|場所|ところ|開催|於|集合|にて|問い?合わ?せ|申込|会館|センター|ホール|公園|店|役場|庁舎|事務所|教室|美術館|ギャラリー/;
const place =
  '(?:〒\\d{3}-?\\d{4}|\\d{1,3}丁目|[一二三四五六七八九十]丁目|番地|\\d号|\\d{1,2}条[東西南北]?\\d*|[東西南北]\\d{1,2}(?:条|丁目)?|\\d-\\d{1,3}|号室)';
const addressAtEnd = new RegExp(`${place}[^。、\\n]{0,10}$`);
const addressAtStart = new RegExp(`^(?:さん|様|氏|くん|ちゃん)?[(、:\\s][^。\\n]{0,16}${place}`);

function isOfAge({ start, end }: PersonName, sentence: string): boolean {
  const before = sentence.slice(Math.max(0, start - 12), start);
  const behind = sentence.slice(end, end + 14);
  return (
    /(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[歳才][^。]{0,6}$/.test(before) ||
    /^[^\d。]{0,5}[(、・]\s?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[歳才]/.test(behind) ||
    /^(?:さん|様|氏|くん|ちゃん|\s)?は?、?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})歳/.test(
      behind,
    ) ||
    /^(?:(?:さん|様|氏|くん|ちゃん|君)\(\d{1,3}\)|\((?:[2-9]\d|10\d)\)(?:[、・]|$|ほか))/.test(
      behind,
    )
  );
}
