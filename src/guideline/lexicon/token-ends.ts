/** Where the words of a text begin and end. */
export interface TokenEnds {
  readonly has: (start: number, end: number) => boolean;
}

/**
 * By `Intl.Segmenter`, which Node and browsers bring along. Only hits of short
 * hiragana words ask, so almost no post pays for it; and only the surroundings
 * of a hit are cut, each piece of text once.
 */
export function tokenEnds(source: string): TokenEnds {
  const pieces = new Map<number, ReadonlySet<number>>();
  const endsAround = (index: number): ReadonlySet<number> => {
    const piece = Math.floor(index / pieceLength);
    const known = pieces.get(piece);
    if (known) return known;
    const from = Math.max(0, piece * pieceLength - margin);
    const ends = cut(source.slice(from, (piece + 1) * pieceLength + margin), from);
    pieces.set(piece, ends);
    return ends;
  };
  return {
    has(start, end) {
      const ends = endsAround(start);
      return ends.has(start) && ends.has(end);
    },
  };
}

const pieceLength = 160;
const margin = 40;
let segmenter: Intl.Segmenter | undefined;

function cut(text: string, offset: number): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const ends = new Set([offset, offset + text.length]);
  for (const { index } of segmenter.segment(text)) ends.add(offset + index);
  return ends;
}
