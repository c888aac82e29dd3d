import type { MediaType } from '../../post/payload.ts';

/** Whether the file goes on to its format's end mark: half an upload is shown half grey, or refused after approval. */
export function isWhole(bytes: Uint8Array, type: MediaType): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'image/png':
      return pngEnds(view);
    case 'image/jpeg':
      return jpegEnds(bytes, view);
    case 'image/gif':
      return gifEnds(bytes);
    case 'image/webp':
      // RIFF's size counts what follows it.
      return bytes.length >= 12 && view.getUint32(4, true) + 8 <= bytes.length;
    default:
      return unreachable(type);
  }
}

/** Chunks up to IEND. What is appended behind it is not looked at: viewers do not either. */
function pngEnds(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49454e44) return true;
  }
  return false;
}

/** End of image after the start of the scan; before it the mark may belong to a thumbnail. In a scan `ff` is never followed by `d9`. */
function jpegEnds(bytes: Uint8Array, view: DataView): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Any number of ff may fill the space before a marker.
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) return endMarkAfter(bytes, at);
    else at += 2 + view.getUint16(at + 2);
  }
  return false;
}

function endMarkAfter(bytes: Uint8Array, start: number): boolean {
  for (let at = bytes.indexOf(0xff, start + 2); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

/** The trailer, behind which some programs leave zeros. */
function gifEnds(bytes: Uint8Array): boolean {
  let last = bytes.length - 1;
  while (last > 12 && bytes[last] === 0) last -= 1;
  return last > 12 && bytes[last] === 0x3b;
}

function unreachable(type: never): never {
  throw new TypeError(`no image type: ${String(type)}`);
}
