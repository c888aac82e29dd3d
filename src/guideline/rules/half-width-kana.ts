import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { safeFix } from '../style/safe-fix.ts';
import { publishedLines, type TextLine } from '../text-lines.ts';

export const halfWidthKana: Rule = {
  id: 'half-width-kana',
  clause: 'HSM-4-4',
  severity: 'warn',
  about: {
    ja: '半角カナを使っていない',
    en: 'No half-width kana',
  },
  check({ post }) {
    return publishedLines(post).flatMap((line) =>
      hint.test(line.prose)
        ? [...line.prose.matchAll(run)].map((found) => report(found, line))
        : [],
    );
  },
};

/** Letters only: a lone ･ or ｢ is read as what it is. */
const hint = /[\uff66-\uff6f\uff71-\uff9d]/;
/** A word with its marks and signs; it begins and ends with a letter or a mark. */
const run = /[\uff66-\uff9f](?:[\uff61-\uff9f]{0,200}[\uff66-\uff9f])?/g;

function report({ 0: found, index }: RegExpExecArray, line: TextLine): Report {
  const mended = found.normalize('NFKC');
  return {
    ...rangeAt(line, index, index + found.length),
    message: {
      ja: `「${found}」は半角カナです。文字化けや読み上げの誤りの元になるため、「${mended}」と全角で書いてください。`,
      en: `"${found}" is half-width kana, which old systems garble and screen readers misread. Write "${mended}".`,
    },
    ...safeFix(line, { index, length: found.length }, mended),
  };
}
