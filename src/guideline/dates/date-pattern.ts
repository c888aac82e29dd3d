import { numeral } from './numerals.ts';

/** No digit, Arabic or kanji, directly before. */
const fresh = '(?<![\\d〇零一二三四五六七八九十百千])';
export const eraName = '明治|大正|昭和|平成|令和';

/** `2026年`, `令和8年`, `2026（令和8）年`, `令和8年（2026年）`, `R8年`, `昨年の`. */
const year =
  `(?:${fresh}(?<western>\\d{4}|[一二][〇零一二三四五六七八九]{3})\\s{0,2}(?:\\([^()\\n]{1,8}\\)\\s?)?年` +
  `|(?<era>${eraName}|(?<![A-Za-z])[MTSHR])\\s{0,2}(?<eraYear>元|${numeral})\\s{0,2}(?:\\([^()\\n]{1,8}\\)\\s?)?年` +
  '|(?<relative>一昨年|昨年|去年|前年|今年|本年|同年|再来年|来年|明年|翌年|\\d{1,3}年))' +
  '(?:\\s?\\([^()\\n]{1,12}\\))?の?\\s{0,2}';

/** `12月8日`, `十二月八日`, `12月\n8日` */
const full = `${fresh}(?<month>${numeral})\\s{0,2}月\\s{0,2}(?<day>${numeral})\\s{0,2}日(?!間)`;
/** `12/8`, `12.8`, `12-8` */
const short =
  '(?<![\\d/.-]|\\d:)(?<shortMonth>\\d{1,2})(?<sign>[/.-])(?<shortDay>\\d{1,2})(?![\\d/:]|[.,-]\\d|%)';
/** `来月8日` */
const relativeMonth = `(?<monthWord>同|今|本|来|先|翌|再来)月の?\\s?(?<wordDay>${numeral})\\s?日(?!間)`;
/** `2026-12-08`, `2026/12/8`, `2026.12.8` */
const iso =
  '(?<![\\w./-])(?<isoYear>\\d{4})\\s?(?<isoSign>[-/.])\\s?(?<isoMonth>\\d{1,2})\\s?\\k<isoSign>\\s?(?<isoDay>\\d{1,2})(?!\\d|[-/.]\\d)';
/** `R8.12.8`, `令和8/12/8` */
const eraShort = `(?<![A-Za-z\\d])(?<briefEra>[MTSHR]|${eraName})\\s?(?<briefYear>元|\\d{1,2})(?<briefSign>[./-])(?<briefMonth>\\d{1,2})\\k<briefSign>(?<briefDay>\\d{1,2})(?!\\d|[-/.]\\d)`;
/** `8日`, or `8` before a bracket: the month stands before. */
const lone = `(?<![\\d月第〇零一二三四五六七八九十百千.,:])(?<lone>${numeral})(?:\\s?(?<loneSign>日)(?!間|目|前|後|以|ご|分|程|数|本|常|当|あたり|平均|中|\\d|一|二|三|[1-9])|(?=\\s?[([【〔<]))`;

/** What a date can begin with: spares the alternatives at every other character. */
const begins = '(?=[\\d〇零一二三四五六七八九十明大昭平令西MTSHR昨去前今本同再来翌先])';

/** Every way to write a date of which something can be known. */
export const datePattern = new RegExp(
  `${begins}(?:(?:${year})?(?:${full}|${short})|${relativeMonth}|${iso}|${eraShort}|${lone})`,
  'g',
);

/** True wherever the pattern could match. */
export const dateHint =
  /[\d〇零一二三四五六七八九十]\s{0,2}[月日/.-]|[([]\s?[日月火水木金土]|[a-z]{3}\.? \d/;
