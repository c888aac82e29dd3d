/** Tags of EXIF 2.32: the pointer to the GPS directory; in it latitude and longitude, of the place and of what is shown. */
const gpsPointer = 0x8825;
const places = new Set([0x02, 0x04, 0x14, 0x16]);

/** Whether a TIFF block says where the picture was taken. Damaged blocks say nothing. */
export function hasGps(block: Uint8Array): boolean {
  if (block.length < 14) return false;
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return false;
  const little = order === 0x4949;
  const pointer = entries(view, view.getUint32(4, little), little).find(
    ({ tag }) => tag === gpsPointer,
  );
  if (!pointer) return false;
  return entries(view, pointer.value, little).some(({ tag }) => places.has(tag));
}

/** One directory; its count is only believed as far as there are bytes. */
function entries(view: DataView, at: number, little: boolean): { tag: number; value: number }[] {
  if (at + 2 > view.byteLength) return [];
  const count = view.getUint16(at, little);
  const found: { tag: number; value: number }[] = [];
  for (let i = 0; i < count && at + 14 + i * 12 <= view.byteLength; i += 1) {
    const entry = at + 2 + i * 12;
    found.push({ tag: view.getUint16(entry, little), value: view.getUint32(entry + 8, little) });
  }
  return found;
}
