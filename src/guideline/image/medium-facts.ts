import type { MediumFacts } from '../rule.ts';
import { exifBlocks, maxExifBlocks } from './exif-blocks.ts';
import { hasGps } from './gps.ts';
import { imageKind } from './image-kind.ts';

/**
 * What the bytes of a medium are, whatever its name says. A file that no
 * decoder would take for a whole image, a renamed program or a cut upload, is
 * `unknown`. Never throws.
 */
export function mediumFacts(bytes: Uint8Array): MediumFacts {
  if (isLfsPointer(bytes)) return { state: 'refused', why: 'lfs-pointer' };
  const kind = imageKind(bytes);
  return {
    state: 'read',
    bytes: bytes.length,
    type: kind?.type ?? 'unknown',
    width: kind?.width ?? 0,
    height: kind?.height ?? 0,
    hasGps: hasExifPlace(bytes) || hasXmpPlace(bytes),
  };
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function isLfsPointer(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 64)).startsWith('version https://git-lfs.github.com/spec/');
}

/** More blocks than any camera writes would take long to read: then it is not proven that there is none. */
function hasExifPlace(bytes: Uint8Array): boolean {
  const blocks = exifBlocks(bytes);
  return blocks.length > maxExifBlocks || blocks.some(hasGps);
}

/** Cameras and editors also write the place as XMP text, in any of the containers. Compressed XMP (PNG zTXt) is not read. */
function hasXmpPlace(bytes: Uint8Array): boolean {
  return /exif:GPS(?:Dest)?L(?:at|ong)itude/.test(latin1(bytes));
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
