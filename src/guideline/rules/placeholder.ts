import { brokenOff } from '../placeholders/broken-off.ts';
import { anyHint, families } from '../placeholders/families.ts';
import { howMeant } from '../placeholders/meant.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { type TextLine, writtenLines } from '../text-lines.ts';

export const placeholder: Rule = {
  id: 'placeholder',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '書きかけの印（○○、××、TODO、【要確認】、{{日付}}など）が残らず、文の途中で終わっていない',
    en: 'No placeholders left (○○, ××, TODO, 【要確認】, {{name}} …), and no text that stops in mid-sentence',
  },
  check({ post }) {
    const reports = writtenLines(post).flatMap(unfinishedIn);
    return [...reports, ...brokenOff(post).map(({ place, text }) => stopsAt(place, text))];
  },
};

/** A slogan may end in a comma on purpose: a person knows. */
function stopsAt(place: Report['place'], text: string): Report {
  return {
    place,
    severity: 'warn',
    message: {
      ja: `「…${text}」で文が途切れています。続きを書くか、文を結んでください。わざと止めている場合は、そのことを acknowledge に書いてください。`,
      en: `The text stops in mid-sentence ("…${text}"). Finish it, or say under acknowledge that it is meant to stop there.`,
    },
  };
}

function unfinishedIn(line: TextLine): Report[] {
  const { prose } = line;
  if (!anyHint.test(prose)) return [];
  const reports: Report[] = [];
  /** What one family has found is not told again by another. */
  const told: { readonly from: number; readonly until: number }[] = [];
  for (const { hint, pattern, hides = false, severity } of families) {
    if (!hint.test(prose)) continue;
    for (const { 0: found, index } of prose.matchAll(pattern)) {
      const until = index + found.length;
      if (told.length < 200 && told.some((one) => one.from < until && index < one.until)) continue;
      const meant = howMeant({ text: prose, index, length: found.length }, hides);
      if (meant === 'meant') continue;
      told.push({ from: index, until });
      const weight = meant === 'quoted' ? 'warn' : severity;
      reports.push(report(line, { index, found, ...(weight && { weight }) }));
    }
  }
  return reports;
}

interface Found {
  readonly index: number;
  readonly found: string;
  readonly weight?: 'warn';
}

function report(line: TextLine, { index, found, weight }: Found): Report {
  const shown = line.text.slice(index, index + found.length).trim();
  return {
    ...rangeAt(line, index, index + found.length),
    ...(weight ? { severity: weight } : {}),
    message: {
      ja: `「${shown}」が残っています。決まった内容に書き換えてください。${weight ? '例や正式な表記として載せている場合は、そのことを acknowledge に書いてください。' : ''}`,
      en: `"${shown}" is still there. Put in what was decided.${weight ? ' If it is an example or meant as it stands, say so under acknowledge.' : ''}`,
    },
  };
}
