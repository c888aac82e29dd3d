import type { Place } from '../post/place.ts';
import type { Located } from '../post/post.ts';
import type { Draft } from '../post/read-draft.ts';
import { Notes } from './notes.ts';

/** One line of text, with what rules need to search it. All three texts have the same length. */
export interface TextLine {
  readonly text: string;
  /** Full-width digits, letters and punctuation as ASCII, every dash between digits as `-`. */
  readonly folded: string;
  /** As `folded`, with URLs blanked: words inside URLs are not words. */
  readonly prose: string;
  /** Where the character at this index stands in the file. */
  readonly placeAt: (index: number) => Place;
}

/** Every line of every variant: the default text too, even when each account has its own. */
export function textLines(post: Draft): readonly TextLine[] {
  return linesOf(post).body;
}

/** Everything that readers get: the text, and the descriptions of images. */
export function publishedLines(post: Draft): readonly TextLine[] {
  return linesOf(post).published;
}

/** Everything that people wrote, also what only lies in the repository: it may hold personal data or secrets just as well. */
export function writtenLines(post: Draft): readonly TextLine[] {
  return linesOf(post).written;
}

interface Lines {
  readonly body: readonly TextLine[];
  readonly published: readonly TextLine[];
  readonly written: readonly TextLine[];
}

/** A post never changes, and most rules ask for its lines. */
const cache = new Notes<Draft, Lines>();

function linesOf(post: Draft): Lines {
  const known = cache.get(post);
  if (known) return known;
  const body = post.variants.flatMap(({ passages }) =>
    passages.flatMap(({ text, placeAt }) =>
      text.split('\n').map((line, number) => lineOf(line, (index) => placeAt(number, index))),
    ),
  );
  const published = [...body, ...post.media.flatMap(({ alt }) => valueLines(alt))];
  const rest = [
    post.title,
    ...post.accounts,
    ...post.sources,
    ...post.media.flatMap(({ file, rights }) => [file, rights]),
    ...[...post.linkReasons].flatMap(([url, reason]) => [
      { value: url, place: reason.place },
      reason,
    ]),
    ...post.answers.flatMap(({ question, answer, note }) => [question, answer, note]),
    ...post.waivers.flatMap(({ rule, reason }) => [rule, reason]),
    post.correction?.what,
  ];
  const lines = { body, published, written: [...published, ...rest.flatMap(valueLines)] };
  cache.set(post, lines);
  return lines;
}

/** A value may run over several lines or hold escapes: its start is the honest place. */
function valueLines(located: Located<string> | undefined): TextLine[] {
  if (!located) return [];
  return located.value.split('\n').map((line) => lineOf(line, () => located.place));
}

export function lineOf(text: string, placeAt: TextLine['placeAt']): TextLine {
  const folded = fold(text);
  return { text, folded, prose: withoutUrls(text, folded), placeAt };
}

/** Keeps every index: only characters whose ASCII form is one UTF-16 unit are replaced. */
export function fold(text: string): string {
  const narrow = wide.test(text) ? text.replace(wideAll, narrowed) : text;
  return dash.test(narrow) ? narrow.replace(dashAll, '-') : narrow;
}

const wide = /[\u3000\uff01-\uff5e]/;
const wideAll = new RegExp(wide, 'g');
/** A dash of any kind between digits; elsewhere ー belongs to a word. */
const dash = /(?<=[\d)]\s?)[\u2010-\u2015\u2212\u30fc\uff70\ufe63\u2043](?=\s?[\d(])/;
const dashAll = new RegExp(dash, 'g');

function narrowed(character: string): string {
  return character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** URLs are sought in the text as typed: full-width signs right behind one are not part of it. */
function withoutUrls(text: string, folded: string): string {
  if (!text.includes('://')) return folded;
  let prose = '';
  for (const { 0: url, index } of text.matchAll(/https?:\/\/[!-~]+/gi)) {
    prose += folded.slice(prose.length, index) + ' '.repeat(url.length);
  }
  return prose + folded.slice(prose.length);
}
