import type { Mend } from './mend.ts';

/**
 * Full-width digits in dates, times and phone numbers. A single full-width
 * digit elsewhere (３人) is how many offices write: it stays.
 */
export function digitMends(prose: string): readonly Mend[] {
  if (!/[０-９]/.test(prose)) return [];
  return [...prose.matchAll(expression)].flatMap(({ 0: found, index }) => {
    const text = narrow(found);
    return text === found ? [] : [{ kind: 'full-width-digits', index, length: found.length, text }];
  });
}

const d = '[0-9０-９]';
const dash = '[-－‐‑–—−ー]';
const year = `(?:${d}{4}|(?:明治|大正|昭和|平成|令和)${d}{1,2})年度?`;
const expression = new RegExp(
  [
    `(?:${year}の?)?(?<!${d})${d}{1,2}月(?:${d}{1,2}日)?`,
    `(?<!${d})${year}`,
    `(?<![第${'0-9０-９'}])${d}{1,2}日(?=[（(【\\s　、。～〜からまでにの]|$)`,
    `(?<!${d})${d}{1,2}時(?!間)(?:${d}{1,2}分|半)?`,
    `(?<![0-9０-９:：])${d}{1,2}[:：]${d}{2}(?![0-9０-９:：])`,
    `(?<![0-9０-９/／])${d}{1,2}[/／]${d}{1,2}(?=[（(][日月火水木金土])`,
    `〒\\s?${d}{3}${dash}${d}{4}(?!${d})`,
    `(?<![0-9０-９－-])[0０]${d}{0,4}${dash}${d}{1,4}${dash}${d}{3,4}(?![0-9０-９－-])`,
    `(?<![0-9０-９－-])[0０]${d}{1,4}[（(]${d}{1,4}[）)]${d}{4}(?!${d})`,
  ].join('|'),
  'g',
);

/** Only where it is full-width now: what somebody wrote half-width stays byte for byte. */
function narrow(found: string): string {
  if (!/[０-９]/.test(found)) return found;
  return found
    .replace(/[０-９：／（）]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[－‐‑–—−ー]/g, '-');
}
