import { lastAtMost } from '../../post/last-at-most.ts';
import type { Place } from '../../post/place.ts';
import type { Post } from '../../post/post.ts';
import type { Span } from '../folding/folded-text.ts';
import { Notes } from '../notes.ts';
import { publishedLines, type TextLine } from '../text-lines.ts';
import { foldDateText, unfoldsLonger } from './fold-date-text.ts';

/**
 * One account's whole text, or one image's description: what a reader has before
 * them at once. A date may be broken over two lines, and `8日（火）` takes its month
 * from a line above.
 */
export interface Reading {
  /** As it is searched: width, signs of weekdays and zero-width characters folded, URLs blank. */
  readonly text: string;
  /** As the author typed it, and the range of it that a range of `text` came from. */
  readonly source: string;
  readonly spanOf: (start: number, end: number) => Span;
  readonly placeAt: (index: number) => Place;
}

export function readingsOf(post: Post): readonly Reading[] {
  const known = cache.get(post);
  if (known) return known;
  const readings = [...groupsOf(post)].map(readingOf);
  cache.set(post, readings);
  return readings;
}

const cache = new Notes<Post, readonly Reading[]>();

/** The lines of each variant, a thread's parts together, and of each description, in the order of `publishedLines`. */
function* groupsOf(post: Post): Generator<readonly TextLine[]> {
  const lines = publishedLines(post);
  const counts = [
    ...post.variants.map(({ passages }) =>
      passages.reduce((sum, { text }) => sum + lineCount(text), 0),
    ),
    ...post.media.map(({ alt }) => (alt ? lineCount(alt.value) : 0)),
  ];
  let from = 0;
  for (const count of counts) {
    if (count > 0) yield lines.slice(from, from + count);
    from += count;
  }
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function readingOf(lines: readonly TextLine[]): Reading {
  const prose = lines.map((line) => line.prose).join('\n');
  const spanned = unfoldsLonger.test(prose) ? foldDateText(prose) : undefined;
  const spanOf =
    spanned?.spanOf ?? ((start: number, end: number) => ({ index: start, length: end - start }));
  // Only messages need these.
  let source: string | undefined;
  let starts: readonly number[] | undefined;
  return {
    text: spanned ? spanned.text : prose,
    get source() {
      source ??= lines.map((line) => line.text).join('\n');
      return source;
    },
    spanOf,
    placeAt: (index) => {
      starts ??= startsOf(lines);
      return placeIn(lines, starts, spanOf(index, index + 1).index);
    },
  };
}

function startsOf(lines: readonly TextLine[]): readonly number[] {
  let next = 0;
  return lines.map(({ text }) => {
    const start = next;
    next += text.length + 1;
    return start;
  });
}

function placeIn(lines: readonly TextLine[], starts: readonly number[], index: number): Place {
  const at = lastAtMost(starts, index);
  return lines[at]?.placeAt(index - (starts[at] ?? 0)) ?? { line: 1, column: 1 };
}
