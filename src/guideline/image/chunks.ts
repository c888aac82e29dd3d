/** One chunk of a PNG or WebP. */
export interface Chunk {
  /** Four letters. */
  readonly name: string;
  /** Where the chunk begins, its data begin and end, and the next one begins. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** More is no picture; the walk stays short whatever the lengths claim. */
const mostChunks = 100_000;

/** The chunks of a PNG or WebP, as far as they lie within the file; none of anything else. */
export function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const png = isPng(bytes);
  if (!png && !isWebp(bytes)) return;
  let start = png ? 8 : 12;
  for (let n = 0; n < mostChunks && start + 8 <= bytes.length; n += 1) {
    const length = png ? view.getUint32(start) : view.getUint32(start + 4, true);
    const name = ascii(bytes, png ? start + 4 : start);
    const from = start + 8;
    const to = Math.min(from + length, bytes.length);
    const next = from + length + (png ? 4 : length % 2);
    yield { name, start, from, to, next: Math.min(next, bytes.length) };
    start = next;
  }
}

export function isPng(bytes: Uint8Array): boolean {
  return bytes.length > 8 && bytes[0] === 0x89 && ascii(bytes, 0).endsWith('PNG');
}

function isWebp(bytes: Uint8Array): boolean {
  return bytes.length > 12 && ascii(bytes, 0) === 'RIFF';
}

function ascii(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
