import type { SearchedText } from './searched-text.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether a class stands anywhere in the post. */
export type InPost = (name: string) => boolean;

/**
 * Whether a class of `unless` stands in the same sentence. What is quoted is
 * being talked about: there a word anywhere in the post is enough (「死ね」などの
 * 書き込み。…差別や中傷は許されません。).
 */
export function isHarmless(
  { classes, sentences, isWord }: SearchedText,
  parts: readonly Range[],
  { unless, inPost }: { readonly unless: ReadonlySet<string>; readonly inPost: InPost },
): boolean {
  const [first] = parts;
  if (unless.size === 0 || !first) return false;
  for (const [name, hits] of classes.get(sentences.at(first.start)) ?? []) {
    if (!unless.has(name)) continue;
    // 防止しなくていい holds 防止, but is not spoken against by it.
    if (hits.some((hit) => !parts.some((part) => isWithin(hit, part)) && isWord(hit))) return true;
  }
  return (
    parts.every(({ start, end }) => sentences.isQuoted(start, end)) && [...unless].some(inPost)
  );
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Asked of few classes, and of the same ones for each quoted word. */
export function classesIn(texts: readonly SearchedText[]): InPost {
  const known = new Map<string, boolean>();
  return (name) => {
    const answer =
      known.get(name) ??
      texts.some(({ classes, isWord }) =>
        [...classes.values()].some((byName) => byName.get(name)?.some(isWord) ?? false),
      );
    known.set(name, answer);
    return answer;
  };
}
