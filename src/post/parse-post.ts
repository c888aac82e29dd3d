import { readMarkdown } from './body/markdown.ts';
import type { PostFaultCode } from './faults/fault-log.ts';
import { type ParseOptions, parsePostWith } from './parse-post-with.ts';
import type { Parsed } from './place.ts';
import type { Post } from './post.ts';

export type { PostFaultCode } from './faults/fault-log.ts';

/**
 * The bytes of a post's file → the post, or every fault of its form with place
 * and mend. Never throws, whatever the bytes.
 */
export function parsePost(bytes: Uint8Array, options: ParseOptions): Parsed<Post, PostFaultCode> {
  return parsePostWith(readMarkdown, bytes, options);
}
