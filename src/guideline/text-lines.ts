import type { Place } from '../post/place.ts';
import type { Post } from '../post/post.ts';

/** One line of text that will be published, with what rules need to search it. */
export interface TextLine {
  readonly text: string;
  /** The same length, with URLs blanked: words inside URLs are not words. */
  readonly prose: string;
  /** The same length, full-width digits, letters and punctuation as ASCII, every dash as `-`. */
  readonly folded: string;
  /** Where the character at this index stands in the file. */
  readonly placeAt: (index: number) => Place;
}

/** Every line of every variant: the default text too, even when each account has its own. */
export function textLines(post: Post): readonly TextLine[] {
  const known = cache.get(post);
  if (known) return known;
  const lines = post.variants.flatMap((variant) =>
    variant.passages.flatMap((passage) =>
      passage.text.split('\n').map((text, number) => {
        const start = passage.lines[number] ?? variant.place;
        return lineOf(text, (index) => ({ line: start.line, column: start.column + index }));
      }),
    ),
  );
  cache.set(post, lines);
  return lines;
}

/** What people wrote in the front matter and may hold personal data or secrets just as the body may. */
export function frontMatterLines(post: Post): readonly TextLine[] {
  const values = [
    post.title,
    ...post.media.flatMap((medium) => [medium.alt, medium.rights]),
    ...post.linkReasons.values(),
    ...post.answers.map((answer) => answer.answer),
    ...post.waivers.map((waiver) => waiver.reason),
  ];
  return values.flatMap((located) =>
    // A value may run over several lines or hold escapes: its start is the honest place.
    located ? [lineOf(located.value.replaceAll('\n', ' '), () => located.place)] : [],
  );
}

const cache = new WeakMap<Post, readonly TextLine[]>();

function lineOf(text: string, placeAt: (index: number) => Place): TextLine {
  const folded = fold(text);
  return { text, folded, prose: withoutUrls(text), placeAt };
}

/** Keeps every index: only characters whose ASCII form is one UTF-16 unit are replaced. */
export function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u30fc\uff70\ufe63\u2043](?=\d)/g, '-')
    .replace(/\u3000/g, ' ');
}

function withoutUrls(text: string): string {
  return text.replace(/https?:\/\/[!-~]+/gi, (url) => ' '.repeat(url.length));
}
