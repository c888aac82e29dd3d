/** Where what is written on a line begins and ends. */
export interface Line {
  readonly indent: number;
  readonly from: number;
  readonly to: number;
}

const space = 0x20;
const hash = 0x23;
const dash = 0x2d;

/** The lines of a text, but for empty ones and comments. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    let from = start;
    while (from < end && text.charCodeAt(from) === space) from += 1;
    let to = end;
    while (to > from && text.charCodeAt(to - 1) === space) to -= 1;
    if (from < to && text.charCodeAt(from) !== hash) lines.push({ indent: from - start, from, to });
    start = end + 1;
  }
  return lines;
}

export function isItem(text: string, { from, to }: Line): boolean {
  return text.charCodeAt(from) === dash && from + 1 < to && text.charCodeAt(from + 1) === space;
}
