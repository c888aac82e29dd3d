import { maxBodySigns } from '../limits.ts';

/**
 * Whether CommonMark would find nothing but paragraphs in `source`, so that the
 * text is its source. Must never say yes wrongly (a property test compares it
 * with the parser); it may say no needlessly.
 */
export function isPlain(source: string): boolean {
  return !anywhere.test(source) && !atLineStart.test(source);
}

/** Escapes, code, emphasis, links, HTML and entities need one of these. Square brackets alone are text, yet cheap to send the long way. */
const anywhere = /[\\`*_[\]<&\t\f\v\r\0\ufeff]/;

/** Headings, lists, quotes, dividers, underlines, fences; four spaces of indentation. */
const atLineStart = /^(?: {4}| *(?:[#=\-+>~]|\d+[.)]))/m;

/**
 * The offset at which `source` has more signs that CommonMark reacts to than any
 * post needs. The parser's time grows with their square and worse: 64 KB of
 * `a␤=␤` take five minutes.
 */
export function findExcess(source: string): number | undefined {
  const deep = tooDeep.exec(source);
  if (deep) return deep.index;
  let count = 0;
  for (const { index } of source.matchAll(sign)) {
    count += 1;
    if (count > maxBodySigns) return index;
  }
  return undefined;
}

/** Ten markers on one line, or a marker behind so much indentation: each level is parsed again for each line. */
const tooDeep = /^(?: {24,}(?=[-+*>\d])|(?: *(?:[-+*>]|\d+[.)])){10})/m;

const sign = /[\\`*_[\]<&>]|^ *(?:[#=\-+~]|\d+[.)])/gm;
