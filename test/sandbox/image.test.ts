import { describe, expect, it } from 'vitest';
import { readImage } from '../../src/sandbox/image.ts';
import { gifImage, pngImage, program } from './support.ts';

describe('what the bytes really are', () => {
  it.each([
    ['PNG', pngImage(640, 480), { type: 'image/png', width: 640, height: 480 }],
    ['GIF', gifImage(), { type: 'image/gif', width: 4, height: 3 }],
    ['JPEG, after other segments', jpeg(), { type: 'image/jpeg', width: 32, height: 16 }],
    ['WebP, extended', webp('VP8X'), { type: 'image/webp', width: 300, height: 200 }],
    ['WebP, lossy', webp('VP8 '), { type: 'image/webp', width: 300, height: 200 }],
    ['WebP, lossless', webp('VP8L'), { type: 'image/webp', width: 300, height: 200 }],
    ['BMP', bmp(), { type: 'image/bmp', width: 10, height: 20 }],
  ])('%s', (_, bytes, facts) => {
    expect(readImage(bytes)).toEqual(facts);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a renamed program', program()],
    ['only the signature of a PNG', pngImage().slice(0, 8)],
    ['a PNG of no width', pngImage(0, 5)],
    ['a JPEG that ends before its size', jpeg().slice(0, 12)],
    [
      'a JPEG whose segment points past the end',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 255, 255, 0, 0, 0, 0, 0, 0]),
    ],
    ['SVG, which may hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['text that begins like a BMP', Buffer.from(`BM${'a'.repeat(60)}`)],
    ['RIFF that is sound', Buffer.from(`RIFF\0\0\0\0WAVE${'\0'.repeat(40)}`, 'latin1')],
  ])('no image: %s', (_, bytes) => {
    expect(readImage(bytes)).toBeUndefined();
  });

  it('reads a part of a larger buffer, not the buffer', () => {
    const large = Buffer.concat([Buffer.alloc(7, 1), pngImage(9, 9)]);
    expect(readImage(large.subarray(7))).toMatchObject({ width: 9 });
  });
});

function jpeg(): Uint8Array {
  const comment = [0xff, 0xfe, 0, 4, 0x61, 0x62];
  const frame = [0xff, 0xc2, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0];
  return Uint8Array.from([0xff, 0xd8, ...comment, 0xff, ...frame, 0xff, 0xd9]);
}

function webp(kind: string): Uint8Array {
  const data = Buffer.alloc(40);
  data.write('RIFF', 0, 'latin1');
  data.write(`WEBP${kind}`, 8, 'latin1');
  if (kind === 'VP8X') {
    data.writeUIntLE(299, 24, 3);
    data.writeUIntLE(199, 27, 3);
  } else if (kind === 'VP8 ') {
    data.writeUInt16LE(300, 26);
    data.writeUInt16LE(200, 28);
  } else data.writeUInt32LE(299 | (199 << 14), 21);
  return data;
}

function bmp(): Uint8Array {
  const data = Buffer.alloc(60);
  data.write('BM', 0, 'latin1');
  data.writeUInt32LE(60, 2);
  data.writeInt32LE(10, 18);
  data.writeInt32LE(-20, 22);
  return data;
}
