import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { type Sentence, sentencesOf } from '../style/sentences.ts';
import { publishedLines, type TextLine } from '../text-lines.ts';

export const longSentence: Rule = {
  id: 'long-sentence',
  clause: 'HSM-4-4',
  severity: 'warn',
  about: {
    ja: '長すぎて読みにくい文（かっこの中を除き90字以上で4か所以上つながる文、150字以上の文）がない',
    en: 'No sentence too long to follow (90 letters and four joints, or 150 letters, brackets not counted)',
  },
  check({ post }) {
    return publishedLines(post).flatMap((line) => {
      if (line.prose.length < least) return [];
      return sentencesOf(line.prose).flatMap((sentence) => judge(sentence, line));
    });
  },
};

/**
 * Of 778 acceptable texts, whole pages of towns among them, two have such a
 * sentence; 公用文作成の考え方 would divide from 60 letters on, but so long are
 * many sentences that nobody stumbles over.
 */
const least = 90;
const leastJoints = 4;
const tooLong = 150;

/** A clause that goes on: 「…ため、」「…が、」「…ており、」. Rows of names have none. */
const joint =
  /(?:[がてでしりばとくい]|ため|ので|から|たら|けれど|つつ|ながら|際|場合|とき|うえ|上)(?:には|[はにも])?、/g;

function judge({ text, index, end }: Sentence, line: TextLine): Report[] {
  if (text.length < least || !/[ぁ-ん]/.test(text)) return [];
  const length = text.replace(/\s+/g, '').length;
  const joints = text.match(joint)?.length ?? 0;
  if (length < least || joints < (length < tooLong ? leastJoints : 1)) return [];
  return [
    {
      ...rangeAt(line, index, end),
      message: {
        ja: `1つの文が約${length}字あり、読みにくくなっています。「、」で続けている所で文を分けてください。60字ほどまでが読みやすい長さです。`,
        en: `This sentence has about ${length} letters and is hard to follow. Divide it where clauses are joined; some 60 letters read well.`,
      },
    },
  ];
}
