import { GIF } from 'image-size/types/gif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import type { MediaType } from '../../post/payload.ts';
import { isWhole } from './is-whole.ts';

export interface ImageKind {
  readonly type: MediaType;
  readonly width: number;
  readonly height: number;
}

/**
 * What image the bytes are, by magic number and structure, or undefined.
 * Only the library's four readers that are wanted: its front door also tries
 * sixteen formats that no platform takes, and brings Node's `fs` near a browser.
 */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const reader = readers.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  if (!reader) return undefined;
  const { type, read } = reader;
  const size = sizeOf(bytes.subarray(0, headBytes), read);
  const real = size && isSide(size.width) && isSide(size.height) && isWhole(bytes, type);
  return real ? { type, ...size } : undefined;
}

interface Reader {
  readonly type: MediaType;
  readonly magic: readonly number[];
  readonly read: {
    readonly validate: (input: Uint8Array) => boolean;
    readonly calculate: (input: Uint8Array) => { readonly width: number; readonly height: number };
  };
}

const readers: readonly Reader[] = [
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], read: PNG },
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff], read: JPG },
  { type: 'image/gif', magic: [0x47, 0x49, 0x46, 0x38], read: GIF },
  { type: 'image/webp', magic: [0x52, 0x49, 0x46, 0x46], read: WEBP },
];

/** Sizes stand at the front, in a JPEG behind its EXIF and colour profile; JPEG's reader goes byte by byte through rubbish. */
const headBytes = 4 * 1024 * 1024;

/** It throws on what it does not understand. */
function sizeOf(head: Uint8Array, read: Reader['read']) {
  try {
    if (!read.validate(head)) return undefined;
    const { width, height } = read.calculate(head);
    return { width, height };
  } catch {
    return undefined;
  }
}

/** JPEG's and GIF's fields end here, and no platform takes a longer PNG. */
function isSide(pixels: number): boolean {
  return pixels > 0 && pixels <= 0xffff;
}
