export interface ImageFacts {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp';
  readonly width: number;
  readonly height: number;
}

/**
 * What the bytes really are, by magic number: a platform does not believe a file
 * name or a declared type, and a renamed program is no image. `undefined` = no
 * image that any of the platforms takes.
 */
export function readImage(bytes: Uint8Array): ImageFacts | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(data) ?? readJpeg(data) ?? readGif(data) ?? readWebp(data) ?? readBmp(data);
}

function readPng(data: Buffer): ImageFacts | undefined {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  if (data.length < 33 || !data.subarray(0, 8).equals(signature)) return undefined;
  if (data.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return sized('image/png', data.readUInt32BE(16), data.readUInt32BE(20));
}

function readJpeg(data: Buffer): ImageFacts | undefined {
  if (data.length < 4 || data[0] !== 0xff || data[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 9 < data.length) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrameHeader(marker)) {
      return sized('image/jpeg', data.readUInt16BE(at + 7), data.readUInt16BE(at + 5));
    }
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}

/** SOF0–SOF15 without DHT (c4), JPG (c8) and DAC (cc). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function readGif(data: Buffer): ImageFacts | undefined {
  if (data.length < 13 || !/^GIF8[79]a$/.test(data.toString('latin1', 0, 6))) return undefined;
  return sized('image/gif', data.readUInt16LE(6), data.readUInt16LE(8));
}

function readWebp(data: Buffer): ImageFacts | undefined {
  if (data.length < 30 || data.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (data.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  switch (data.toString('latin1', 12, 16)) {
    case 'VP8X':
      return sized('image/webp', data.readUIntLE(24, 3) + 1, data.readUIntLE(27, 3) + 1);
    case 'VP8 ':
      return sized('image/webp', data.readUInt16LE(26) & 0x3fff, data.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const bits = data.readUInt32LE(21);
      return sized('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    default:
      return undefined;
  }
}

function readBmp(data: Buffer): ImageFacts | undefined {
  if (data.length < 26 || data.toString('latin1', 0, 2) !== 'BM') return undefined;
  // The size in the header must be the file's: two letters alone would let any text pass.
  if (data.readUInt32LE(2) !== data.length) return undefined;
  return sized('image/bmp', data.readInt32LE(18), Math.abs(data.readInt32LE(22)));
}

function sized(type: ImageFacts['type'], width: number, height: number): ImageFacts | undefined {
  return width > 0 && height > 0 ? { type, width, height } : undefined;
}
