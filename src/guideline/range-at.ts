import type { Place } from '../post/place.ts';
import type { Report } from './rule.ts';

/** Where something stands, and where it ends as far as that is known. */
export type Range = Pick<Report, 'place' | 'end'>;

/**
 * The place of a piece of text, and the place just behind it. A value of the front
 * matter has one place for all its characters: then nobody knows where the piece
 * ends, and a guess would mark the wrong words in an editor.
 */
export function rangeAt(
  { placeAt }: { readonly placeAt: (index: number) => Place },
  start: number,
  end: number,
): Range {
  const place = placeAt(start);
  const behind = placeAt(end);
  return isBehind(behind, place) ? { place, end: behind } : { place };
}

/** What a replacement replaces is what was found. */
export function endOf({
  place,
  end,
  fix,
}: Pick<Report, 'place' | 'end' | 'fix'>): Place | undefined {
  if (end || !fix?.length) return end;
  return { line: place.line, column: place.column + fix.length };
}

function isBehind(a: Place, b: Place): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column);
}
