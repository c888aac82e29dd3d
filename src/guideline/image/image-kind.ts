import { GIF } from 'image-size/types/gif';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import type { MediaType } from '../../post/payload.ts';
import { gifEnds, pngEnds, webpEnds } from './ends.ts';
import { jpegSize } from './jpeg-size.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ImageKind extends Size {
  readonly type: MediaType;
}

/**
 * What image the bytes are, by magic number and structure, or undefined. Of the
 * library only the readers that are wanted: its front door also tries sixteen
 * formats that no platform takes, and brings Node's `fs` near a browser.
 */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const format = formats.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  const size = format?.sizeOf(bytes);
  return format && size && isSide(size.width) && isSide(size.height)
    ? { type: format.type, width: size.width, height: size.height }
    : undefined;
}

interface Format {
  readonly type: MediaType;
  readonly magic: readonly number[];
  readonly sizeOf: (bytes: Uint8Array) => Size | undefined;
}

const formats: readonly Format[] = [
  {
    type: 'image/png',
    magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    sizeOf: (bytes) => (pngEnds(bytes) ? readBy(PNG, bytes) : undefined),
  },
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff], sizeOf: jpegSize },
  {
    type: 'image/gif',
    magic: [0x47, 0x49, 0x46, 0x38],
    sizeOf: (bytes) => (gifEnds(bytes) ? readBy(GIF, bytes) : undefined),
  },
  {
    type: 'image/webp',
    magic: [0x52, 0x49, 0x46, 0x46],
    sizeOf: (bytes) => (webpEnds(bytes) ? readBy(WEBP, bytes) : undefined),
  },
];

interface Reader {
  readonly validate: (input: Uint8Array) => boolean;
  readonly calculate: (input: Uint8Array) => Size;
}

/** It throws on what it does not understand. The sizes of these three stand in the first bytes. */
function readBy(reader: Reader, bytes: Uint8Array): Size | undefined {
  const head = bytes.subarray(0, 64);
  try {
    return reader.validate(head) ? reader.calculate(head) : undefined;
  } catch {
    return undefined;
  }
}

/** JPEG's and GIF's fields end here, and no platform takes a longer PNG. */
function isSide(pixels: number): boolean {
  return pixels > 0 && pixels <= 0xffff;
}
