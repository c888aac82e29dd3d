import type { Finding } from '../../guideline/rule.ts';
import { inOrder, type Mend } from './mend.ts';

/** What the findings themselves suggest, as far as it stands in the file as it is. */
export function findingMends(text: string, findings: readonly Finding[]): readonly Mend[] {
  const starts = lineStarts(text);
  const mends = findings.flatMap(({ line, column, fix }): Mend[] => {
    const start = starts[line - 1];
    // A suggestion that repeats personal data was masked on its way: it must not get into the file.
    if (!fix || start === undefined || fix.text.includes('＊')) return [];
    const index = start + column - 1;
    const end = starts[line] ?? text.length;
    if (index + fix.length > end || text.slice(index, index + fix.length) === fix.text) return [];
    return [{ kind: 'finding', index, length: fix.length, text: fix.text }];
  });
  return inOrder(mends);
}

/** Lines and columns are those an editor shows: a BOM has no column. */
function lineStarts(text: string): readonly number[] {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}
