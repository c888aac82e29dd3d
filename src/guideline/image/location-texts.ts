import { type Chunk, chunksOf } from './chunks.ts';

/**
 * zlib's inflate, given from outside (Node and browsers have different ones):
 * undefined where the data are damaged or would become longer than `most`, so
 * that a small file cannot fill the memory.
 */
export type Inflate = (deflated: Uint8Array, most: number) => Uint8Array | undefined;

/** A place as XMP of cameras and editors names it, whatever the prefix; also as one maker of drones spells it. */
export function namesPlace(bytes: Uint8Array): boolean {
  return /:gps(?:dest)?l(?:at|ongt?)itude/i.test(latin1(bytes));
}

export function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** A chunk of text in a PNG that may hold XMP or EXIF; `undefined` data: it could not be unpacked. */
export interface PngText {
  readonly chunk: Chunk;
  readonly data: Uint8Array | undefined;
}

const mostInflated = 16 * 1024 * 1024;

/**
 * What a PNG holds in a form that a search of its bytes misses: compressed XMP,
 * and EXIF as hexadecimal digits, as ImageMagick keeps it (`Raw profile type exif`).
 */
export function pngTexts(bytes: Uint8Array, inflate: Inflate | undefined): readonly PngText[] {
  const texts: PngText[] = [];
  for (const chunk of chunksOf(bytes)) {
    if (!/^(?:tEXt|zTXt|iTXt)$/.test(chunk.name)) continue;
    const data = bytes.subarray(chunk.from, chunk.to);
    const head = latin1(data.subarray(0, 200));
    const [, keyword = ''] = /^([^\0]{1,79})\0/.exec(head) ?? [];
    const profile = /^Raw profile type (?:exif|app1|xmp)/i.test(keyword);
    if (!profile && keyword !== 'XML:com.adobe.xmp') continue;
    const packed = unpack(chunk.name, data, { keyword, inflate });
    if (packed === 'plain' && !profile) continue;
    const text = packed === 'plain' ? data.subarray(keyword.length + 1) : packed;
    texts.push({ chunk, data: profile && text ? fromHex(text) : text });
  }
  return texts;
}

function unpack(
  name: string,
  data: Uint8Array,
  { keyword, inflate }: { readonly keyword: string; readonly inflate: Inflate | undefined },
): Uint8Array | undefined | 'plain' {
  const behind = keyword.length + 1;
  if (name === 'tEXt') return 'plain';
  if (name === 'zTXt') return inflate?.(data.subarray(behind + 1), mostInflated);
  if (data[behind] !== 1) return 'plain';
  // Language and translated keyword, each ended by a zero.
  const language = data.indexOf(0, behind + 2);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return undefined;
  return inflate?.(data.subarray(translated + 1), mostInflated);
}

/** `\nexif\n    142\n4578696600…` */
function fromHex(text: Uint8Array): Uint8Array {
  const [, digits = ''] = /^\s*\w+\s+\d+\s+([\da-f\s]*)/i.exec(latin1(text)) ?? [];
  const pairs = digits.replace(/\s+/g, '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
