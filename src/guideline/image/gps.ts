/** Tags of EXIF 2.32: the pointer to the GPS directory; in it latitude and longitude, of the place and of what is shown. */
const gpsPointer = 0x8825;
const places = new Set([0x02, 0x04, 0x14, 0x16]);
const rational = 5;

/** Whether a TIFF block says where the picture was taken. Damaged blocks say nothing. */
export function hasGps(block: Uint8Array): boolean {
  const tiff = openTiff(block);
  return gpsDirectories(tiff).some(({ at }) =>
    entries(tiff, at).some((entry) => places.has(entry.tag) && !isEmpty(tiff, entry)),
  );
}

/** Takes the GPS directory out of a TIFF block, in place: its length and everything else stay. */
export function eraseGps(block: Uint8Array): void {
  const tiff = openTiff(block);
  for (const { at, pointer } of gpsDirectories(tiff)) {
    for (const entry of entries(tiff, at)) eraseValue(tiff, entry);
    erase(tiff, at, 2 + entries(tiff, at).length * 12);
    removeEntry(tiff, pointer);
  }
}

interface Tiff {
  readonly view: DataView;
  readonly little: boolean;
}

/** No order mark, no directories: whatever is asked of it is absent. */
function openTiff(block: Uint8Array): Tiff {
  const order = block.length < 14 ? 0 : ((block[0] ?? 0) << 8) | (block[1] ?? 0);
  const known = order === 0x4949 || order === 0x4d4d;
  const { buffer, byteOffset } = block;
  return {
    view: new DataView(buffer, byteOffset, known ? block.length : 0),
    little: order === 0x4949,
  };
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: number;
  /** Where its twelve bytes lie, and the directory that it belongs to. */
  readonly at: number;
  readonly directory: number;
}

/** One directory; its count is only believed as far as there are bytes. */
function entries({ view, little }: Tiff, directory: number): readonly Entry[] {
  if (directory + 2 > view.byteLength) return [];
  const count = view.getUint16(directory, little);
  const found: Entry[] = [];
  for (let i = 0; i < count && directory + 14 + i * 12 <= view.byteLength; i += 1) {
    const at = directory + 2 + i * 12;
    found.push({
      tag: view.getUint16(at, little),
      type: view.getUint16(at + 2, little),
      count: view.getUint32(at + 4, little),
      value: view.getUint32(at + 8, little),
      ...{ at, directory },
    });
  }
  return found;
}

/** Of the picture and of its thumbnail. */
function gpsDirectories(tiff: Tiff): readonly { readonly at: number; readonly pointer: Entry }[] {
  const { view, little } = tiff;
  if (view.byteLength === 0) return [];
  const first = view.getUint32(4, little);
  const own = entries(tiff, first);
  const behind = first + 2 + own.length * 12;
  const second = behind + 4 <= view.byteLength ? view.getUint32(behind, little) : 0;
  const all = second === 0 || second === first ? own : [...own, ...entries(tiff, second)];
  return all
    .filter(({ tag }) => tag === gpsPointer)
    .map((pointer) => ({ at: pointer.value, pointer }));
}

/** Phones without a fix, or with location switched off, write 0/0 or 0/1 degrees. */
function isEmpty({ view, little }: Tiff, { type, count, value }: Entry): boolean {
  if (type !== rational || value + count * 8 > view.byteLength || count > 3) return false;
  return Array.from({ length: count }, (_, i) => view.getUint32(value + i * 8, little)).every(
    (numerator) => numerator === 0,
  );
}

const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

function eraseValue(tiff: Tiff, { type, count, value }: Entry): void {
  const length = (sizes[type] ?? 0) * count;
  // Four bytes and fewer stand in the entry itself. No GPS value is long: a longer one points at something else.
  if (length > 4 && length <= 4_096 && value >= 8) erase(tiff, value, length);
}

function erase({ view }: Tiff, from: number, length: number): void {
  for (let at = from; at < Math.min(from + length, view.byteLength); at += 1) view.setUint8(at, 0);
}

/** The entries behind it and the offset of the next directory move up: a directory of none would be malformed. */
function removeEntry(tiff: Tiff, { at, directory }: Entry): void {
  const { view, little } = tiff;
  const count = view.getUint16(directory, little);
  const end = Math.min(directory + 2 + count * 12 + 4, view.byteLength);
  for (let to = at; to < end; to += 1)
    view.setUint8(to, to + 12 < end ? view.getUint8(to + 12) : 0);
  view.setUint16(directory, count - 1, little);
}
