/** More than this is no camera's work: the caller then cannot be sure of any. */
export const maxExifBlocks = 64;

/**
 * The TIFF blocks in which an image keeps its EXIF data: behind every
 * `Exif\0\0`, wherever it stands (also in the second picture that phones append
 * to a JPEG), and in the chunks of PNG and WebP that do without it. At most
 * `maxExifBlocks` + 1.
 */
export function exifBlocks(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = marked(bytes);
  if (bytes.length > 8 && view.getUint32(0) === 0x89504e47) found.push(...chunks(view, png));
  if (bytes.length > 12 && view.getUint32(0) === riff) found.push(...chunks(view, webp));
  return found.slice(0, maxExifBlocks + 1);
}

const riff = 0x52494646;
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

interface Container {
  readonly start: number;
  /** The chunk's four letters, as a number. */
  readonly name: number;
  readonly header: (view: DataView, at: number) => { name: number; length: number };
  /** Bytes between the data of one chunk and the next chunk. */
  readonly gap: (length: number) => number;
}

const png: Container = {
  start: 8,
  name: 0x65584966, // eXIf
  header: (view, at) => ({ length: view.getUint32(at), name: view.getUint32(at + 4) }),
  gap: () => 4,
};

const webp: Container = {
  start: 12,
  name: 0x45584946, // EXIF
  header: (view, at) => ({ name: view.getUint32(at), length: view.getUint32(at + 4, true) }),
  gap: (length) => length % 2,
};

function chunks(view: DataView, { start, name, header, gap }: Container): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = start; at + 8 <= view.byteLength && blocks.length <= maxExifBlocks; ) {
    const chunk = header(view, at);
    const end = Math.min(at + 8 + chunk.length, view.byteLength);
    if (chunk.name === name)
      blocks.push(new Uint8Array(view.buffer, view.byteOffset + at + 8, end - at - 8));
    at += 8 + chunk.length + gap(chunk.length);
  }
  return blocks;
}
