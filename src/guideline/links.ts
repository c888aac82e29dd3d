import type { Link, Post } from '../post/post.ts';

/** Every link of every variant. */
export function linksOf(post: Post): readonly Link[] {
  return post.variants.flatMap(({ passages }) => passages.flatMap(({ links }) => links));
}
