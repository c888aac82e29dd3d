/** A link that the source marks as one. */
interface ComposedLink {
  readonly text: string;
  readonly target: string;
  /** Offsets in the source. */
  readonly at: number;
  readonly until: number;
  /** Offsets in the composed text. */
  readonly start: number;
  readonly end: number;
}

interface ComposedLine {
  readonly text: string;
  /** Offset in the whole composed text. */
  readonly start: number;
}

/** One part of the final text, not yet NFC, so that offsets still lead to the source. */
export interface Composed {
  readonly lines: readonly ComposedLine[];
  readonly links: readonly ComposedLink[];
  /** From an offset in the composed text to the offset in the source. */
  sourceOf(offset: number): number;
}

interface Piece {
  /** Offset in the composed text. */
  readonly start: number;
  /** Offset in the source. */
  readonly at: number;
  /** Each character stands for one of the source; otherwise all stand for `at`. */
  readonly verbatim: boolean;
}

/**
 * The final text as it grows out of the source: what is not replaced is copied
 * as typed. The source is walked once, from left to right.
 */
export class Composition {
  readonly source: string;
  #text = '';
  #cursor = 0;
  readonly #pieces: Piece[] = [];
  readonly #links: ComposedLink[] = [];
  readonly #cuts: number[] = [];

  constructor(source: string) {
    this.source = source;
  }

  get length(): number {
    return this.#text.length;
  }

  copyTo(offset: number): void {
    if (offset <= this.#cursor) return;
    this.#push(this.source.slice(this.#cursor, offset), this.#cursor, true);
    this.#cursor = offset;
  }

  skipTo(offset: number): void {
    this.#cursor = Math.max(this.#cursor, offset);
  }

  replace(start: number, end: number, text: string): void {
    this.copyTo(start);
    this.#push(text, start, false);
    this.skipTo(end);
  }

  insert(text: string): void {
    this.#push(text, this.#cursor, false);
  }

  textFrom(start: number): string {
    return this.#text.slice(start);
  }

  addLink(link: ComposedLink): void {
    this.#links.push(link);
  }

  /** A thread's divider: what follows is the next part. */
  cut(start: number, end: number): void {
    this.copyTo(start);
    this.skipTo(end);
    this.#cuts.push(this.#text.length);
  }

  finish(): Composed[] {
    this.copyTo(this.source.length);
    const bounds = [0, ...this.#cuts, this.#text.length];
    return bounds.slice(1).map((end, index) => this.#part(bounds[index] ?? 0, end));
  }

  #push(text: string, at: number, verbatim: boolean): void {
    this.#pieces.push({ start: this.#text.length, at, verbatim });
    this.#text += text;
  }

  #part(start: number, end: number): Composed {
    return {
      lines: trimmedLines(this.#text.slice(start, end), start),
      links: this.#links.filter((link) => link.start >= start && link.start < end),
      sourceOf: (offset) => this.#sourceOf(offset),
    };
  }

  #sourceOf(offset: number): number {
    const piece = this.#pieces.findLast(({ start }) => start <= offset);
    if (!piece) return 0;
    return piece.verbatim ? piece.at + (offset - piece.start) : piece.at;
  }
}

/**
 * Without white space at the ends of lines and of the whole, which platforms
 * cut off: the text read back must equal the text sent. Blank lines inside stay.
 */
function trimmedLines(text: string, offset: number): ComposedLine[] {
  const lines: ComposedLine[] = [];
  let start = offset;
  for (const line of text.split('\n')) {
    lines.push({ text: line.trimEnd(), start });
    start += line.length + 1;
  }
  while (lines.at(-1)?.text === '') lines.pop();
  const blank = lines.findIndex((line) => line.text !== '');
  const [first, ...rest] = blank === -1 ? [] : lines.slice(blank);
  if (!first) return [];
  const lead = first.text.length - first.text.trimStart().length;
  return [{ text: first.text.slice(lead), start: first.start + lead }, ...rest];
}
