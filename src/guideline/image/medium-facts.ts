import { imageSize } from 'image-size';
import type { MediaType } from '../../post/payload.ts';
import type { MediumFacts } from '../rule.ts';
import { exifBlocks } from './exif-blocks.ts';
import { hasGps } from './gps.ts';

/**
 * What the bytes of a medium are, whatever its name says. A file that no
 * decoder would take for an image, a renamed program for one, is `unknown`.
 */
export function mediumFacts(bytes: Uint8Array): MediumFacts {
  if (isLfsPointer(bytes)) return { state: 'refused', why: 'lfs-pointer' };
  const size = sizeOf(bytes);
  return {
    state: 'read',
    bytes: bytes.length,
    type: size?.type ?? 'unknown',
    width: size?.width ?? 0,
    height: size?.height ?? 0,
    hasGps: exifBlocks(bytes).some(hasGps) || hasXmpPlace(bytes),
  };
}

const types: Readonly<Record<string, MediaType>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

function sizeOf(bytes: Uint8Array) {
  try {
    const { type = '', width, height } = imageSize(bytes);
    const known = types[type];
    return known && width > 0 && height > 0 ? { type: known, width, height } : undefined;
  } catch {
    return undefined;
  }
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function isLfsPointer(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 64));
  return start.startsWith('version https://git-lfs.github.com/spec/');
}

/** Cameras and editors also write the place as XMP text, in any of the containers. */
function hasXmpPlace(bytes: Uint8Array): boolean {
  return /exif:GPSL(?:at|ong)itude/.test(new TextDecoder('latin1').decode(bytes));
}
