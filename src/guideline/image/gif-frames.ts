/** How many pictures a GIF shows one after the other (GIF89a); a file that breaks off has those until then. */
export function gifFrames(bytes: Uint8Array): number {
  let frames = 0;
  let at = 13 + tableLength(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x21) at = behindSubBlocks(bytes, at + 2);
    else if (block === 0x2c) {
      frames += 1;
      // Ten bytes of place and size, its own colours, one byte for the packing.
      at = behindSubBlocks(bytes, at + 10 + tableLength(bytes[at + 9] ?? 0) + 1);
    } else return frames;
  }
  return frames;
}

function tableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function behindSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let length = bytes[at]; length; length = bytes[at]) at += 1 + length;
  return at + 1;
}
