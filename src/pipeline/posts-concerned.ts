import type { PostId } from '../post/post.ts';
import { parsePostId } from '../post/post-id.ts';
import { withdrawnPost } from '../post/withdrawal/withdrawal-path.ts';
import { mostPostBytesRead, type Source } from './source/source.ts';

/**
 * Posts that the record has to be asked about before these files are checked:
 * themselves, those that they correct, those that they want withdrawn.
 */
export async function postsConcerned(
  source: Source,
  paths: readonly string[],
): Promise<readonly PostId[]> {
  const posts = new Set<PostId>();
  for (const path of paths) {
    const own = withdrawnPost(path) ?? idOf(path);
    if (!own) continue;
    posts.add(own.id);
    const corrected = await correctedBy(source, path);
    if (corrected) posts.add(corrected.id);
  }
  return [...posts];
}

/** Only to know what to ask for: what the post means is for its parser to say. */
async function correctedBy(source: Source, path: string) {
  const file = await source.read(path, mostPostBytesRead);
  if (!file.found) return undefined;
  const text = new TextDecoder().decode(file.bytes);
  const named = corrects.exec(text)?.[1];
  return named === undefined ? undefined : idOf(`${named.replace(/\.md$/, '')}.md`);
}

/** However YAML lets it be written: quoted, indented, with its value on the next line. */
const corrects = /^[ \t]*["']?corrects["']?[ \t]*:\s*(?:[>|][+-]?\s+)?["']?([^\s"'#]+)/m;

function idOf(path: string) {
  const parsed = parsePostId(path);
  return parsed.ok ? parsed.value : undefined;
}
