import { isPlain } from './body/plain.ts';

/**
 * Whether the body of a post holds nothing that a reader of Markdown would react
 * to: then `parsePostWith` never asks its reader, and nobody needs to load one.
 * No is always right: it costs only the loading.
 */
export function isPlainPost(bytes: Uint8Array): boolean {
  const text = utf8.decode(bytes);
  const end = text.indexOf('\n---', 3);
  return end >= 0 && isPlain(text.slice(end + '\n---'.length));
}

const utf8 = new TextDecoder();
