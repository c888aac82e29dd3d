import type { MediumFacts } from '../guideline/rule.ts';
import type { Post } from '../post/post.ts';
import type { Source, Unreadable } from './source/source.ts';
import { sha256 } from './workplace/sha256.ts';

export interface ExaminedFile {
  readonly path: string;
  readonly sha256: string;
  /** Git's own id; absent where the source is a folder. */
  readonly blob?: string;
  readonly facts?: MediumFacts;
}

const maxMediumBytes = 32 * 1024 * 1024;

/** The media of a post, in its order, with what their bytes say of themselves. */
export async function readMedia(source: Source, post: Post): Promise<readonly ExaminedFile[]> {
  const files: ExaminedFile[] = [];
  for (const { path } of post.media) {
    const file = await source.read(path, maxMediumBytes);
    if (file.found) {
      const { mediumFacts } = await import('../guideline/image/medium-facts.ts');
      const { inflate } = await import('./inflate.ts');
      files.push({ ...describeFile(path, file), facts: mediumFacts(file.bytes, inflate) });
    } else files.push({ path, sha256: '', facts: notRead(file.why) });
  }
  return files;
}

function notRead(why: Unreadable): MediumFacts {
  if (why === 'missing') return { state: 'missing' };
  // Larger than any platform takes: told as such by the size rule.
  if (why === 'too-large') {
    return {
      state: 'read',
      bytes: maxMediumBytes + 1,
      type: 'image/png',
      width: 1,
      height: 1,
      hasGps: false,
    };
  }
  return { state: 'refused', why };
}

export function describeFile(
  path: string,
  file: { bytes: Uint8Array; blob?: string },
): ExaminedFile {
  return { path, sha256: sha256(file.bytes), ...(file.blob ? { blob: file.blob } : {}) };
}
