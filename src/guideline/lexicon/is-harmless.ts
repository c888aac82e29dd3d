import type { SearchedText } from './searched-text.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether a class of `unless` stands in the same sentence. What is quoted is
 * being talked about: there a word anywhere in the post is enough (「死ね」などの
 * 書き込み。…差別や中傷は許されません。).
 */
export function isHarmless(
  { classes, sentences }: Pick<SearchedText, 'classes' | 'sentences'>,
  parts: readonly Range[],
  { unless, post }: { readonly unless: ReadonlySet<string>; readonly post: ReadonlySet<string> },
): boolean {
  const [first] = parts;
  if (unless.size === 0 || !first) return false;
  const quoted = parts.every(({ start, end }) => sentences.isQuoted(start, end));
  if (quoted && [...unless].some((name) => post.has(name))) return true;
  // 防止しなくていい holds 防止, but is not spoken against by it.
  const outside = ({ start, end }: Range) =>
    !parts.some((part) => start >= part.start && end <= part.end);
  for (const [name, hits] of classes.get(sentences.at(first.start))?.byName ?? []) {
    if (unless.has(name) && hits.some(outside)) return true;
  }
  return false;
}
