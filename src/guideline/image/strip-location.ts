import { chunksOf, isPng } from './chunks.ts';
import { crc32 } from './crc32.ts';
import { exifBlocks } from './exif-blocks.ts';
import { eraseGps } from './gps.ts';
import { hasPlace, joined, tellsPlace } from './has-place.ts';
import { extendedXmp } from './jpeg-segments.ts';
import { type Inflate, latin1, namesPlace, pngTexts } from './location-texts.ts';

/**
 * The same image without the place where it was taken, or undefined where that
 * cannot be done for sure. Pixels are never touched: EXIF and XMP are blanked
 * where they stand, so that nothing moves; only what is compressed, or in parts,
 * is left out as a whole.
 */
export function stripLocation(bytes: Uint8Array, inflate?: Inflate): Uint8Array | undefined {
  // Not `slice`: of Node's Buffer that is the same memory.
  const image = Uint8Array.from(bytes);
  for (const block of exifBlocks(image)) eraseGps(block);
  blankXmp(image);
  if (isPng(image)) renewChecksums(image, bytes);
  const stripped = without(image, rangesToDrop(image, inflate));
  return hasPlace(stripped, inflate) ? undefined : stripped;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** As attributes (`exif:GPSLatitude="43,3.8N"`) and as elements, only inside RDF. */
const property =
  /[A-Za-z][\w.-]{0,40}:gps[A-Za-z]{1,40}\s{0,8}=\s{0,8}(?:"[^"<]{0,400}"|'[^'<]{0,400}')|<([A-Za-z][\w.-]{0,40}:gps[A-Za-z]{1,40})(?:\s[^<>]{0,200})?(?:\/>|>[^<]{0,400}<\/\1\s{0,8}>)/gi;

function blankXmp(image: Uint8Array): void {
  if (!namesPlace(image)) return;
  const text = latin1(image);
  for (const { start, end } of rdfOf(text)) {
    for (const found of text.slice(start, end).matchAll(property)) {
      const from = start + found.index;
      image.fill(0x20, from, from + found[0].length);
    }
  }
}

function* rdfOf(text: string): Generator<Range> {
  for (let start = text.indexOf('<rdf:RDF'); start >= 0; ) {
    const end = text.indexOf('</rdf:RDF>', start);
    if (end < 0) return;
    yield { start, end };
    start = text.indexOf('<rdf:RDF', end);
  }
}

function renewChecksums(image: Uint8Array, before: Uint8Array): void {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  for (const { start, from, to, next } of chunksOf(image)) {
    const changed = image.subarray(from, to).some((byte, i) => byte !== before[from + i]);
    if (changed && next === to + 4) view.setUint32(to, crc32(image.subarray(start + 4, to)));
  }
}

function rangesToDrop(image: Uint8Array, inflate: Inflate | undefined): readonly Range[] {
  const texts = pngTexts(image, inflate)
    .filter(({ data }) => data === undefined || tellsPlace(data))
    .map(({ chunk }) => ({ start: chunk.start, end: chunk.next }));
  const parts = extendedXmp(image);
  if (!namesPlace(joined(parts.map(({ data }) => data)))) return texts;
  return [...texts, ...parts.map(({ start, to }) => ({ start, end: to }))];
}

function without(image: Uint8Array, ranges: readonly Range[]): Uint8Array {
  if (ranges.length === 0) return image;
  const kept: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    kept.push(image.subarray(at, start));
    at = end;
  }
  return joined([...kept, image.subarray(at)]);
}
