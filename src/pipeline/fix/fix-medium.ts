import { stripLocation } from '../../guideline/image/strip-location.ts';
import { maxPostBytes } from '../../post/limits.ts';
import { inflate } from '../inflate.ts';
import type { Source } from '../source/source.ts';
import type { FileChange, FixOptions, Left } from './plan-fixes.ts';

const mostBytes = 64 * 1024 * 1024;

/** An image without the place where it was taken, its pixels byte for byte the same. */
export async function fixMedium(
  path: string,
  o: Pick<FixOptions, 'source' | 'isAnyPublished'> & { readonly post: string },
): Promise<FileChange | Left> {
  const others = (await postsNaming(path, o.source)).filter((other) => other !== o.post);
  if (others.length > 0 && (await o.isAnyPublished(others))) {
    return { path, why: 'used-by-published' };
  }
  const file = await o.source.read(path, mostBytes);
  const stripped = file.found ? stripLocation(file.bytes, inflate) : undefined;
  return file.found && stripped
    ? { kind: 'location', path, was: file.bytes, now: stripped }
    : { path, why: 'location-stays' };
}

/** Posts of the same department that may show it: their text holds its name. */
async function postsNaming(medium: string, source: Source): Promise<readonly string[]> {
  const [root, department] = medium.split('/');
  const name = medium.slice(medium.lastIndexOf('/') + 1);
  const found: string[] = [];
  for (const path of await source.list(`${root}/${department}`)) {
    if (!path.endsWith('.md')) continue;
    const file = await source.read(path, maxPostBytes);
    if (file.found && new TextDecoder().decode(file.bytes).normalize('NFC').includes(name)) {
      found.push(path);
    }
  }
  return found;
}
