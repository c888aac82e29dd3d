/** The TIFF blocks in which a JPEG, PNG or WebP file keeps its EXIF data. */
export function exifBlocks(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpegBlocks(bytes, view);
  if (bytes.length > 8 && view.getUint32(0) === 0x89504e47) return chunks(bytes, view, png);
  if (bytes.length > 12 && text(bytes, 0, 4) === 'RIFF') return chunks(bytes, view, webp);
  return [];
}

/** APP1 segments that begin with `Exif\0\0`, up to the start of the picture itself. */
function jpegBlocks(bytes: Uint8Array, view: DataView): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker === 0xda) break;
    const length = view.getUint16(at + 2);
    if (length < 2) break;
    if (marker === 0xe1 && text(bytes, at + 4, 6) === 'Exif\0\0')
      blocks.push(bytes.subarray(at + 10, at + 2 + length));
    at += 2 + length;
  }
  return blocks;
}

interface Container {
  readonly start: number;
  readonly name: string;
  readonly header: (
    view: DataView,
    bytes: Uint8Array,
    at: number,
  ) => { name: string; length: number };
  /** Bytes between the data of one chunk and the next chunk. */
  readonly gap: (length: number) => number;
}

const png: Container = {
  start: 8,
  name: 'eXIf',
  header: (view, bytes, at) => ({ length: view.getUint32(at), name: text(bytes, at + 4, 4) }),
  gap: () => 4,
};

const webp: Container = {
  start: 12,
  name: 'EXIF',
  header: (view, bytes, at) => ({ name: text(bytes, at, 4), length: view.getUint32(at + 4, true) }),
  gap: (length) => length % 2,
};

function chunks(bytes: Uint8Array, view: DataView, container: Container): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = container.start; at + 8 <= bytes.length; ) {
    const { name, length } = container.header(view, bytes, at);
    if (name === container.name) {
      const data = bytes.subarray(at + 8, at + 8 + length);
      // Some writers keep JPEG's prefix in front of the TIFF header.
      blocks.push(text(data, 0, 6) === 'Exif\0\0' ? data.subarray(6) : data);
    }
    at += 8 + length + container.gap(length);
  }
  return blocks;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
