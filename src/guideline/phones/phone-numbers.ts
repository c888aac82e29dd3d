/** What is written as a phone number, its groups of digits as they are parted. */
export interface WrittenPhone {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly string[];
  /** Parted so that it is a phone number beside an office's name; else only behind a label (電話). */
  readonly parted: boolean;
}

/** In a text whose digits are folded. The country's code is read as the 0 that it stands for. */
export function phonesIn(folded: string): readonly WrittenPhone[] {
  if (!hint.test(folded)) return [];
  return [...folded.matchAll(pattern)].map(({ 0: all, index, groups = {} }) => {
    const digits = all.replace(/^\+81[-\s.]?(?:\(0\)|0)?/, '0').match(/\d+/g) ?? [];
    const parted = groups.loose === undefined && groups.plain === undefined;
    return { start: index, end: index + all.length, groups: digits, parted };
  });
}

const hint = /0\d{1,5}[-(). ]|\(0\d|\+81|0\d{5}/;
const dash = '\\s?-{1,2}\\s?';
const area = '0\\d{1,5}';
const pattern = new RegExp(
  '(?<![\\d+A-Za-z.-])(?:' +
    [
      `\\+81[-\\s.]?(?:\\(0\\)|0)?\\d{1,4}(?:[-\\s.]\\d{1,8}){1,3}`,
      `${area}${dash}\\d{1,8}(?:${dash}\\d{1,8}){0,2}`,
      `\\(${area}\\)\\s?-?\\d{1,8}(?:${dash}\\d{1,8}){0,2}`,
      `${area}\\s?\\(\\d{1,5}\\)\\s?-?\\d{1,8}`,
      `(?<loose>${area}[.\\s]\\d{1,5}[.\\s]\\d{1,5})`,
      '(?<plain>0\\d{5,14})',
    ].join('|') +
    ')(?!\\d|-\\d)',
  'g',
);

/** How many digits a number has that begins like this (総務省の電気通信番号計画); undefined for 010, 020 and the services of carriers. */
export function lengthOf(digits: string): number | undefined {
  if (/^0(?:0|10|20)/.test(digits)) return undefined;
  return /^0(?:800|[5-9]0)/.test(digits) ? 11 : 10;
}
