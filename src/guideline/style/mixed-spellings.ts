import type { Post } from '../../post/post.ts';
import type { Report } from '../rule.ts';
import { textLines } from '../text-lines.ts';

/** Spellings of one word that are both right, but not side by side. */
const pairs = [
  ['及び', 'および'],
  ['又は', 'または'],
  ['並びに', 'ならびに'],
  ['お問い合わせ', 'お問合せ'],
  ['申し込み', '申込み'],
  ['取り組み', '取組み'],
  ['子ども', '子供'],
  ['障害者', '障がい者'],
] as const;

/** One report a pair, at the second spelling that is met. Names (子供の国) may need the other one: then there is a reason. */
export function mixedSpellings(post: Post): readonly Report[] {
  const lines = textLines(post);
  return pairs.flatMap(([one, other]) => {
    const [first, second] = [one, other]
      .flatMap((word) => {
        const row = lines.findIndex(({ prose }) => prose.includes(word));
        const line = lines[row];
        return line ? [{ word, row, line, index: line.prose.indexOf(word) }] : [];
      })
      .toSorted((a, b) => a.row - b.row || a.index - b.index);
    if (!first || !second) return [];
    const message = {
      ja: `「${first.word}」と「${second.word}」が混ざっています。どちらかにそろえてください。`,
      en: `"${first.word}" and "${second.word}" are both used. Keep to one.`,
    };
    return [{ place: second.line.placeAt(second.index), message }];
  });
}
