/** Where sentences end, and what stands in quotation marks, in a folded text. */
export interface Sentences {
  /** Number of the sentence that holds the letter at this index. */
  readonly at: (index: number) => number;
  /** Index behind the last letter of a sentence. */
  readonly endOf: (sentence: number) => number;
  readonly isQuoted: (start: number, end: number) => boolean;
}

export function sentencesOf(text: string): Sentences {
  const ends: number[] = [];
  const quoteStarts: number[] = [];
  const quoteEnds: number[] = [];
  let opened: number | undefined;
  for (const { 0: sign, index } of text.matchAll(signs)) {
    if ('「『“'.includes(sign)) opened ??= index;
    else if (!'」』”'.includes(sign)) ends.push(index);
    else {
      if (opened !== undefined && index - opened <= longestQuote) {
        quoteStarts.push(opened);
        quoteEnds.push(index);
      }
      opened = undefined;
    }
  }
  return {
    at: (index) => firstFrom(ends, index),
    endOf: (sentence) => ends[sentence] ?? text.length,
    isQuoted(start, end) {
      const from = quoteStarts[firstFrom(quoteEnds, end)];
      return from !== undefined && from <= start;
    },
  };
}

const signs = /[。!?\n「『“」』”]/g;
/** An opening mark that nobody closed does not quote the rest of the post. */
const longestQuote = 400;

/** Position of the first number that is at least `least`, by halves. */
function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
