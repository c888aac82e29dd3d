import type { MediumFacts } from '../rule.ts';
import { gifFrames } from './gif-frames.ts';
import { hasPlace } from './has-place.ts';
import { imageKind } from './image-kind.ts';
import { type Inflate, latin1 } from './location-texts.ts';

/**
 * What the bytes of a medium are, whatever its name says. A file that no
 * decoder would take for a whole image, a renamed program or a cut upload, is
 * `unknown`. Without `inflate`, compressed EXIF and XMP count as a place. Never throws.
 */
export function mediumFacts(bytes: Uint8Array, inflate?: Inflate): MediumFacts {
  if (isLfsPointer(bytes)) return { state: 'refused', why: 'lfs-pointer' };
  const kind = imageKind(bytes);
  const frames = kind?.type === 'image/gif' ? gifFrames(bytes) : 1;
  return {
    state: 'read',
    bytes: bytes.length,
    type: kind?.type ?? 'unknown',
    width: kind?.width ?? 0,
    height: kind?.height ?? 0,
    hasGps: hasPlace(bytes, inflate),
    ...(frames > 1 && { frames }),
  };
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function isLfsPointer(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 64)).startsWith('version https://git-lfs.github.com/spec/');
}
