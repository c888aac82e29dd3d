import { Notes } from '../notes.ts';
import type { TextLine } from '../text-lines.ts';

/**
 * What is spoken of around a line. Every answer is kept: a line full of numbers
 * asks thousands of times, and a search for each would take quadratic time.
 */
export interface Surroundings {
  /** In the line, those before it and those behind: forms put the label on a line of its own. */
  readonly nearby: (subject: RegExp) => boolean;
  /** Anywhere in the post. */
  readonly anywhere: (subject: RegExp) => boolean;
}

export interface Whereabouts {
  readonly lines: readonly TextLine[];
  readonly at: number;
}

/** @param reach how many lines before and behind are near */
export function surroundingsOf(
  { lines, at }: Whereabouts,
  reach: { readonly before: number; readonly behind: number },
): Surroundings {
  const near = () => lines.slice(Math.max(0, at - reach.before), at + reach.behind + 1);
  return { nearby: asker(() => plainText(near())), anywhere: wholeOf(lines) };
}

const wholes = new Notes<readonly TextLine[], Surroundings['anywhere']>();

function wholeOf(lines: readonly TextLine[]): Surroundings['anywhere'] {
  const known = wholes.get(lines);
  if (known) return known;
  const anywhere = asker(() => plainText(lines));
  wholes.set(lines, anywhere);
  return anywhere;
}

function asker(textOf: () => string): (subject: RegExp) => boolean {
  // By source: a literal inside a function is another object each time.
  const answers = new Map<string, boolean>();
  let text: string | undefined;
  return (subject) => {
    const known = answers.get(subject.source);
    if (known !== undefined) return known;
    text ??= textOf();
    const answer = subject.test(text);
    answers.set(subject.source, answer);
    return answer;
  };
}

/** Words as they are meant: a label is no other for its width or for what is invisible in it. */
function plainText(lines: readonly TextLine[]): string {
  return lines
    .map(({ folded }) => folded.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC'))
    .join('\n');
}
