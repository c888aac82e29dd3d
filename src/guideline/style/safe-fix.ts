import type { Report } from '../rule.ts';
import type { TextLine } from '../text-lines.ts';

/**
 * A replacement where the text stands in the file just as in the line: not
 * where an escape, NFD or a value of the front matter lies between the two.
 */
export function safeFix(
  { placeAt }: Pick<TextLine, 'placeAt'>,
  { index, length }: { readonly index: number; readonly length: number },
  text: string,
): Pick<Report, 'fix'> {
  const first = placeAt(index);
  for (let i = 1; i <= length; i += 1) {
    const place = placeAt(index + i);
    if (place.line !== first.line || place.column !== first.column + i) return {};
  }
  return { fix: { length, text } };
}
