import { digitMends } from './digit-mends.ts';
import { invisibleMends } from './invisible-mends.ts';
import { inOrder, type Mend } from './mend.ts';
import { proseRanges } from './prose-ranges.ts';

/**
 * What can be mended in the text of a post's file without knowing what it
 * means: nothing that readers see becomes another word, number or date. A
 * file's BOM and line ends stay as they are.
 */
export function mendsOf(text: string): readonly Mend[] {
  const mends = [...invisibleMends(text), ...composedMends(text)];
  for (const { start, end } of proseRanges(text)) {
    const prose = text.slice(start, end);
    const found = [...kanaMends(prose), ...digitMends(prose)];
    mends.push(...found.map((mend) => ({ ...mend, index: mend.index + start })));
  }
  return inOrder(mends);
}

/** Only letters with marks: whole-text NFC would also replace the variant kanji of names (神 U+FA19). */
function composedMends(text: string): readonly Mend[] {
  return [...text.matchAll(/\P{M}[\u0300-\u036f\u3099\u309a]{1,8}/gu)].flatMap(
    ({ 0: found, index }) => {
      const composed = found.normalize('NFC');
      return composed === found
        ? []
        : [{ kind: 'composed', index, length: found.length, text: composed }];
    },
  );
}

function kanaMends(prose: string): readonly Mend[] {
  return [...prose.matchAll(/[\uff61-\uff9f]+/g)].map(({ 0: found, index }) => ({
    kind: 'half-width-kana',
    index,
    length: found.length,
    text: found.normalize('NFKC'),
  }));
}
