import {
  between,
  groupsOf,
  isOneByOne,
  type NumberKind,
  noDigitBefore,
  noDigitBehind,
} from './kind.ts';

/**
 * 060–090, 060 since 2026. 0800 is toll-free, written 0800-123-4567 or in one
 * run; 090-0000-0000 is nobody's.
 */
export const mobile: NumberKind = {
  hint: /0\D{0,4}[6-9]\D{0,4}0|81\D{0,6}[6-9]\D{0,4}0/,
  pattern: new RegExp(
    `${noDigitBefore}(?<!〒\\s?)(?<head>(?:\\+|00|010-?)?81${between}(?:\\(?0\\)?${between})?|\\(?0${between})` +
      `(?<rest>[6-9]${between}0(?:${between}\\d){8})${noDigitBehind}`,
    'g',
  ),
  judge({ groups: { head = '', rest = '' } = {} }, { before, after }) {
    const text = `0${signIn(head)}${rest}`;
    const isFree = /^80{2,}/.test(rest.replace(/\D/g, '')) && !/^0\D?80\D{1,3}\d{4}\D/.test(text);
    if (isFree || /^.00{8}$/.test(rest.replace(/\D/g, ''))) return undefined;
    const isNumber = head.includes('81')
      ? isAbroad(head)
      : isCalled(text) && !isInRow(before, rest, after);
    return label.test(before) || isNumber ? somebodys : undefined;
  },
};

const somebodys = { what: { ja: '携帯電話の番号', en: 'a mobile phone number' }, sure: true };

/** `81` alone begins any figure. */
function isAbroad(head: string): boolean {
  return /^[+0]/.test(head);
}

const label =
  /(?:携帯|ケータイ|スマホ|電話|連絡先|直通|番号|[Tt][Ee][Ll]|☎|☏|📱|📞|✆)[^\d\n]{0,8}$/;

/** What parts the first two digits of `0 9 0…` stands in the head. */
function signIn(head: string): string {
  return head.replace(/^\(?0/, '');
}

/**
 * Whether figures in a row are one number. Hokkaido's post codes begin alike
 * (060-8588 2026, 070-1234/5678), and tables hold many figures: a number is
 * parted in one way.
 */
function isCalled(text: string): boolean {
  const groups = groupsOf(text);
  if (isOneByOne(groups)) return true;
  const shape = groups.map(({ length }) => length).join('-');
  const signs = (text.match(/\D+/g) ?? []).map((sign) => sign.replace(/\s+/g, ' '));
  if (shape === '3-4-4') {
    const [first = '', second = ''] = signs;
    return !(first.includes('-') && !second.includes('-'));
  }
  if (new Set(signs).size > 1) return false;
  const [sign = ''] = signs;
  // Dates, times and amounts in a row part their figures so.
  return !/[,:、]/.test(sign) && (sign !== ' ' || /^(?:4-3-4|3-8|7-4)$/.test(shape));
}

/** Further figures before or behind, parted by spaces as all are. */
function isInRow(before: string, rest: string, after: string): boolean {
  return rest.includes(' ') && (/\d\s$/.test(before) || /^\s\d/.test(after));
}
