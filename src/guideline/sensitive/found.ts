import type { TextLine } from '../text-lines.ts';

/** Something in a post that no message may repeat. */
export interface Found {
  readonly line: TextLine;
  /** In the line's text, UTF-16. */
  readonly index: number;
  /** As it stands there. */
  readonly text: string;
  /** As other rules may quote it: folded, or its digits alone. */
  readonly forms: readonly string[];
}

/**
 * Everything that is to be hidden of what was found, longest first: a token
 * inside a longer one must not leave the rest standing.
 */
export function hiddenTexts(all: readonly Found[]): readonly string[] {
  const texts = new Set(all.flatMap(({ text, forms }) => [text, ...forms]));
  return [...texts].filter((text) => text.length > 1).toSorted((a, b) => b.length - a.length);
}
