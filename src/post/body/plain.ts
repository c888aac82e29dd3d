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
