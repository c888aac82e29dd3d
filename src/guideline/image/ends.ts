// Half an upload would be shown half grey, or refused after approval: each format must go on to its end.

/** Chunks up to IEND. What is appended behind it is not looked at: viewers do not either. */
export function pngEnds(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49454e44) return true;
  }
  return false;
}

/** The trailer, behind which some programs leave zeros. */
export function gifEnds(bytes: Uint8Array): boolean {
  let last = bytes.length - 1;
  while (last > 12 && bytes[last] === 0) last -= 1;
  return last > 12 && bytes[last] === 0x3b;
}

/** RIFF's size counts what follows it. */
export function webpEnds(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= 12 && view.getUint32(4, true) + 8 <= bytes.length;
}
