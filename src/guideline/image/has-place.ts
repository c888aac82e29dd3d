import { exifBlocks, maxExifBlocks } from './exif-blocks.ts';
import { hasGps } from './gps.ts';
import { extendedXmp } from './jpeg-segments.ts';
import { type Inflate, namesPlace, pngTexts } from './location-texts.ts';

/**
 * Whether an image says where it was taken, in any of the ways in use: EXIF
 * (JPEG, PNG, WebP, several blocks, either byte order), XMP (also in parts or
 * compressed), EXIF as text. What cannot be unpacked is taken as told: it is not
 * proven that there is none. Names of towns that an editor typed (IPTC) are no
 * places in this sense.
 */
export function hasPlace(bytes: Uint8Array, inflate?: Inflate): boolean {
  return (
    tellsPlace(bytes) ||
    namesPlace(joined(extendedXmp(bytes).map(({ data }) => data))) ||
    pngTexts(bytes, inflate).some(({ data }) => data === undefined || tellsPlace(data))
  );
}

/** As EXIF or plain XMP, anywhere in the bytes. */
export function tellsPlace(bytes: Uint8Array): boolean {
  const blocks = exifBlocks(bytes);
  // More blocks than any camera writes would take long to read.
  return blocks.length > maxExifBlocks || blocks.some(hasGps) || namesPlace(bytes);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
