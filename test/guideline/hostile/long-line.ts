import type { Located, Post } from '../../../src/post/post.ts';
import { postOf, withBody } from '../check-text.ts';

export type Where = 'body' | 'settings';

/** Where the line begins: `withBody` has it in line 6. */
export const bodyLine = 6;

/**
 * A post with a line longer than any parsed post could have, and with whatever
 * characters: the rules bound themselves. In the body, or wherever else people
 * write: title, description and rights of an image, reasons, sources.
 */
export function postWithLine(line: string, where: Where): Post {
  const media = 'media:\n  - {file: a.png, alt: 表紙, rights: 道が作成, people: none}\n';
  const post = postOf(withBody('本文です。', where === 'settings' ? media : ''));
  if (where === 'settings') return withSettings(post, line);
  const placeAt = (_: number, index: number) => ({ line: bodyLine, column: index + 1 });
  const passage = { text: line, lines: [{ line: bodyLine, column: 1 }], links: [], placeAt };
  const [variant] = post.variants;
  return { ...post, variants: variant ? [{ ...variant, passages: [passage] }] : [] };
}

function withSettings(post: Post, line: string): Post {
  const value = <T>(located: Located<T> | undefined) => ({
    value: line,
    place: located?.place ?? { line: 1, column: 1 },
  });
  return {
    ...post,
    title: value(post.title),
    sources: [value(post.title)],
    media: post.media.map((one) => ({ ...one, alt: value(one.alt), rights: value(one.rights) })),
    linkReasons: new Map([['https://example.com/', value(post.title)]]),
    waivers: [{ rule: { ...value(post.title), value: 'words' }, reason: value(post.title) }],
  };
}

/** The shape again and again, exactly so many UTF-16 units. */
export function filled(shape: string, length: number): string {
  return shape.repeat(Math.ceil(length / shape.length)).slice(0, length);
}
