import { Notes } from '../notes.ts';
import type { TextLine } from '../text-lines.ts';

/**
 * All lines as one text: most posts hold nothing of a kind, and one search over
 * the whole is the quickest way to know it.
 */
export function joined(lines: readonly TextLine[]): string {
  const known = cache.get(lines);
  if (known !== undefined) return known;
  const text = lines.map(({ folded }) => folded).join('\n');
  cache.set(lines, text);
  return text;
}

const cache = new Notes<readonly TextLine[], string>();

/** Whether anything stands there that only folding character by character makes plain: rare in ordinary posts. */
export function mayBeDisguised(text: string): boolean {
  return unusual.test(text) && disguise.test(text);
}

const unusual = /[^\n -~\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/;
/** Invisible; ornate digits and letters; half-width kana; sound marks of their own. */
const disguise =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{No}\p{Me}\u2100-\u214f\u24b6-\u24e9\u3099\u309a\ufe6b\uff66-\uff9f\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]|[^\P{Nd}0-9]/u;
