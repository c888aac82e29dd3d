import { chunksOf } from './chunks.ts';

/** More than this is no camera's work: the caller then cannot be sure of any. */
export const maxExifBlocks = 64;

/**
 * The TIFF blocks in which an image keeps its EXIF data: behind every
 * `Exif\0\0`, wherever it stands (also in the second picture that phones append
 * to a JPEG), and in the chunks of PNG and WebP that do without it. At most
 * `maxExifBlocks` + 1; each is a part of the given bytes, not a copy.
 */
export function exifBlocks(bytes: Uint8Array): readonly Uint8Array[] {
  const found = marked(bytes);
  for (const { name, from, to } of chunksOf(bytes)) {
    if (found.length > maxExifBlocks) break;
    if (name === 'eXIf' || name === 'EXIF') found.push(bytes.subarray(from, to));
  }
  return found;
}

const marker = [0x45, 0x78, 0x69, 0x66, 0, 0];

function marked(bytes: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (!marker.every((byte, i) => bytes[at + i] === byte)) continue;
    blocks.push(bytes.subarray(at + marker.length));
    if (blocks.length > maxExifBlocks) break;
  }
  return blocks;
}
