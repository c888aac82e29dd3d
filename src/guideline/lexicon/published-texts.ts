import type { Place } from '../../post/place.ts';
import type { Passage } from '../../post/post.ts';
import type { Draft } from '../../post/read-draft.ts';

/** A text that readers get, and the way back to the file. */
export interface PublishedText {
  readonly text: string;
  readonly placeAt: (index: number) => Place;
}

/** Whole passages, since a sentence may run over several lines, and the descriptions of images. */
export function publishedTexts(post: Draft): readonly PublishedText[] {
  const passages = post.variants.flatMap((variant) => variant.passages.map(ofPassage));
  // A value may run over several lines or hold escapes: its start is the honest place.
  const alts = post.media.flatMap(({ alt }) =>
    alt ? [{ text: alt.value, placeAt: () => alt.place }] : [],
  );
  return [...passages, ...alts];
}

function ofPassage({ text, placeAt }: Passage): PublishedText {
  let starts: readonly number[] | undefined;
  return {
    text,
    placeAt(index) {
      starts ??= lineStarts(text);
      const line = lineAt(starts, index);
      return placeAt(line, index - (starts[line] ?? 0));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** By halves: a long text may hold a finding in each of its many lines. */
function lineAt(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
