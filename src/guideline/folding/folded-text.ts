/** A text as it is searched, and where each of its characters stands in the line. */
export interface FoldedText {
  readonly text: string;
  /** The range of the line that a range of `text` came from, in UTF-16 units. */
  readonly spanOf: (start: number, end: number) => Span;
}

export interface Span {
  readonly index: number;
  readonly length: number;
}

/**
 * Folds a line character by character. Unlike `fold`, which keeps every index,
 * a character may become none (zero-width) or several (㍻), so that hiding does
 * not help: each one remembers where it came from.
 */
export function foldWith(
  line: string,
  foldOne: (character: string) => string,
  /** The line in pieces, where a piece is more than one code point (ﾊﾟ). */
  pieces: Iterable<string> = line,
): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  for (const character of pieces) {
    const folded = foldOne(character);
    for (let i = 0; i < folded.length; i += 1) {
      starts.push(index);
      ends.push(index + character.length);
    }
    text += folded;
    index += character.length;
  }
  const spanOf = (start: number, end: number): Span => {
    const first = starts[start] ?? line.length;
    return { index: first, length: Math.max(0, (ends[end - 1] ?? first) - first) };
  };
  return { text, spanOf };
}
