import type { Rule } from '../rule.ts';
import { frontMatterLines, textLines } from '../text-lines.ts';

export const placeholder: Rule = {
  id: 'placeholder',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '書きかけの印（○○、××、TODO、【要確認】など）が残っていない',
    en: 'No placeholders left (○○, ××, TODO, 【要確認】 …)',
  },
  check({ post }) {
    return [...textLines(post), ...frontMatterLines(post)].flatMap((line) =>
      [...line.prose.matchAll(unfinished)].map((match) => ({
        place: line.placeAt(match.index),
        message: {
          ja: `「${match[0]}」が残っています。決まった内容に書き換えてください。`,
          en: `"${match[0]}" is still there. Put in what was decided.`,
        },
      })),
    );
  },
};

const unfinished =
  /[○〇◯●]{2,}(?![一-鿿]{0,2}件)|[×✕]{2,}|△{2,}|(?<![A-Za-z])(?:TODO|TBD|FIXME|XXX+)(?![A-Za-z])|【(?:要確認|確認中|未定|仮|調整中|後で書く)】|[（(](?:要確認|日付未定|ここに[^）)]{0,20})[）)]/g;
