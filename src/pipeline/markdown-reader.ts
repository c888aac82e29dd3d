import type { ReadMarkdown } from '../post/body/read-markdown.ts';
import { isPlainPost } from '../post/is-plain-post.ts';

/** Loading the parser of Markdown takes as long as a whole check: only for bodies that need it. */
export async function markdownReaderFor(bytes: Uint8Array): Promise<ReadMarkdown> {
  if (isPlainPost(bytes)) return unneeded;
  return (await import('../post/body/markdown.ts')).readMarkdown;
}

function unneeded(): never {
  throw new TypeError('a plain post asked for the reader of Markdown');
}
