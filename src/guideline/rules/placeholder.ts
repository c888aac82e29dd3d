import type { Rule } from '../rule.ts';
import { type TextLine, writtenLines } from '../text-lines.ts';

export const placeholder: Rule = {
  id: 'placeholder',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '書きかけの印（○○、××、TODO、【要確認】など）が残っていない',
    en: 'No placeholders left (○○, ××, TODO, 【要確認】 …)',
  },
  check({ post }) {
    return writtenLines(post).flatMap((line) =>
      [...(hint.test(line.prose) ? line.prose.matchAll(unfinished) : [])]
        .filter((match) => !isOrnament(match, line))
        .map(({ 0: found, index }) => {
          const quoted = isQuoted(line.prose, index);
          return {
            place: line.placeAt(index),
            ...(quoted ? { severity: 'warn' as const } : {}),
            message: {
              ja: `「${found}」が残っています。決まった内容に書き換えてください。${quoted ? '例として載せている場合は、そのことを acknowledge に書いてください。' : ''}`,
              en: `"${found}" is still there. Put in what was decided.${quoted ? ' If it is an example, say so under acknowledge.' : ''}`,
            },
          };
        }),
    );
  },
};

/**
 * Circles in numbers (二〇〇〇年) and as bullets (○日時) are none; 確認中 and
 * 未定 are honest words. ● is a placeholder only before what it stands for.
 */
const unfinished = new RegExp(
  [
    '(?<![一二三四五六七八九十百千〇])[○〇◯]{2,}(?![一二三四五六七八九〇])',
    '[●◎■]{2,}(?=[課室部局市町村区町丁月日時分年名人円様氏号])',
    '[×✕]{2,}|△{2,}|▲{2,}|□{2,}',
    '[○〇◯]月[○〇◯\\d]{1,2}日|(?<=\\d月)[○〇◯]日|[○〇◯]時[○〇◯]分|(?:令和|20)[○〇◯]年',
    '(?<![A-Za-z])(?:TODO|TBD|FIXME|XXX+)(?![A-Za-z])|(?<![A-Za-z])X{2}(?=[年月日時分円名人])',
    '【(?:要確認|要修正|要追記|仮|後で書く|あとで書く|下書き|作成中)】',
    '\\((?:要確認|要修正|要追記|ここに(?:入力|記入|挿入|書く|日付|名前|URL)[^)]{0,20})\\)',
  ].join('|'),
  'g',
);

/** True wherever `unfinished` could match. */
const hint = /[○〇◯●◎■×✕△▲□X【(]|TODO|TBD|FIXME/;

/** `○○○　お知らせ　○○○`: a run between the edge of the line and a space. */
function isOrnament({ 0: run, index }: RegExpExecArray, { prose }: TextLine): boolean {
  const before = prose.charAt(index - 1);
  const after = prose.charAt(index + run.length);
  return (
    run.length > 2 && /^([^A-Za-z])\1+$/.test(run) && before.trim() === '' && after.trim() === ''
  );
}

/** In quotes it may be an example: 「○○警察です」という電話. Looks no further than a sentence, so that time stays linear. */
function isQuoted(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 60), index);
  const open = Math.max(before.lastIndexOf('「'), before.lastIndexOf('『'));
  return (
    open >= 0 && !/[」』]/.test(before.slice(open)) && /[」』]/.test(text.slice(index, index + 60))
  );
}
