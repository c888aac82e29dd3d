/**
 * Width and height of a whole JPEG (ITU-T T.81, Annex B), or undefined: a frame,
 * then a scan, then the end mark. One walk along the segments; the library's own
 * reader steps byte by byte through rubbish, seconds for a hostile file.
 */
export function jpegSize(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) return hasEnd(bytes, at) ? size : undefined;
    if (isFrame(marker)) size ??= { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Any number of ff may fill the space before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15 but for the three of that range that are tables and extensions. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Before the scan the end mark may belong to a thumbnail; inside it `ff` is never followed by `d9`. */
function hasEnd(bytes: Uint8Array, scan: number): boolean {
  for (let at = bytes.indexOf(0xff, scan + 2); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return true;
  }
  return false;
}
