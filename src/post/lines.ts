import { lastAtMost } from './last-at-most.ts';
import type { Place } from './place.ts';

/** CRLF and lone CR become LF. Lines keep their numbers and characters their columns. */
export function toLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** From an offset in `text` (LF only) to its place in the file, where `text` begins on `firstLine`. */
export function lineIndexOf(text: string, firstLine = 1): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStartsOf(text);
    const line = lastAtMost(starts, Math.min(Math.max(offset, 0), text.length));
    return {
      line: firstLine + line,
      column: Math.min(offset, text.length) - (starts[line] ?? 0) + 1,
    };
  };
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
