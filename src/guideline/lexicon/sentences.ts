import { lineBreak, type WordText } from '../folding/fold-words.ts';

/** Where sentences end, and what stands in quotation marks, in a folded text. */
export interface Sentences {
  /** Number of the sentence that holds the letter at this index. */
  readonly at: (index: number) => number;
  /** Index behind the last letter of a sentence. */
  readonly endOf: (sentence: number) => number;
  readonly isQuoted: (start: number, end: number) => boolean;
}

export function sentencesOf({ codes }: Pick<WordText, 'codes'>): Sentences {
  const numbers = new Uint32Array(codes.length + 1);
  const ends: number[] = [];
  const quoted = new Uint8Array(codes.length);
  let opened: number[] = [];
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    numbers[index] = ends.length;
    if (enders.has(code)) ends.push(index);
    else if (openers.has(code)) opened.push(index);
    else if (closers.has(code)) {
      const from = opened.shift();
      // The outermost pair holds what is inside: each letter is marked once.
      if (from !== undefined && index - from <= longestQuote) quoted.fill(1, from, index);
      opened = [];
    }
  }
  return {
    at: (index) => numbers[index] ?? 0,
    endOf: (sentence) => ends[sentence] ?? codes.length,
    isQuoted: (start, end) => quoted[start] === 1 && quoted[end - 1] === 1,
  };
}

const enders = new Set([...codesOf('。!?'), lineBreak]);
const openers = codesOf('「『“');
const closers = codesOf('」』”');
/** An opening mark that nobody closed does not quote the rest of the post. */
const longestQuote = 400;

function codesOf(signs: string): ReadonlySet<number> {
  return new Set([...signs].map((sign) => sign.charCodeAt(0)));
}
