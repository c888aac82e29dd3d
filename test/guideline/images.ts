/** Small images made byte by byte, so that each test says what is in them. */

type Bytes = readonly number[];

const ascii = (text: string): Bytes => [...text].map((c) => c.charCodeAt(0));
const u16 = (n: number): Bytes => [(n >>> 8) & 0xff, n & 0xff];
const u32 = (n: number): Bytes => [...u16(n >>> 16), ...u16(n & 0xffff)];
const little = (bytes: Bytes): Bytes => bytes.toReversed();

const file = (...parts: readonly Bytes[]): Uint8Array => Uint8Array.from(parts.flat());

/** A TIFF block with these tags in the GPS directory; none: no GPS directory at all. */
export function tiff(gpsTags: Bytes, order: 'II' | 'MM' = 'II'): Bytes {
  const of = (bytes: Bytes) => (order === 'II' ? little(bytes) : bytes);
  const entry = (tag: number, value: number) => [
    ...of(u16(tag)),
    ...of(u16(4)),
    ...of(u32(1)),
    ...of(u32(value)),
  ];
  const first = gpsTags.length > 0 ? [entry(0x0112, 1), entry(0x8825, 38)] : [entry(0x0112, 1)];
  const directory = (entries: readonly Bytes[]) => [
    ...of(u16(entries.length)),
    ...entries.flat(),
    ...of(u32(0)),
  ];
  return [
    ...ascii(order),
    ...of(u16(42)),
    ...of(u32(8)),
    ...directory(first),
    ...(gpsTags.length > 0 ? directory(gpsTags.map((tag) => entry(tag, 43))) : []),
  ];
}

/** Latitude and longitude with their references. */
export const position: Bytes = [1, 2, 3, 4];

export function jpeg({
  exif,
  xmp,
  app1 = [],
  size = [2, 3],
}: {
  readonly exif?: Bytes | undefined;
  readonly xmp?: string;
  /** The data of further APP1 segments. */
  readonly app1?: readonly Bytes[];
  readonly size?: readonly [number, number];
} = {}): Uint8Array {
  const segment = (marker: number, data: Bytes) => [0xff, marker, ...u16(data.length + 2), ...data];
  return file(
    [0xff, 0xd8],
    segment(0xe0, [...ascii('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 0, 0]),
    exif ? segment(0xe1, [...ascii('Exif\0\0'), ...exif]) : [],
    xmp ? segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${xmp}`)) : [],
    ...app1.map((data) => segment(0xe1, data)),
    segment(0xc0, [8, ...u16(size[1]), ...u16(size[0]), 1, 1, 0x11, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    [0x12, 0x34, 0xff, 0x00, 0x56],
    [0xff, 0xd9],
  );
}

/** Checksums are zero: no reader of ours looks at them. */
export function png({
  exif,
  texts = [],
  size = [2, 3],
}: {
  readonly exif?: Bytes | undefined;
  /** Chunks of text by name: `tEXt`, `zTXt`, `iTXt`. */
  readonly texts?: readonly (readonly [name: string, data: Bytes])[];
  readonly size?: readonly [number, number];
} = {}): Uint8Array {
  const chunk = (name: string, data: Bytes) => [
    ...u32(data.length),
    ...ascii(name),
    ...data,
    ...u32(0),
  ];
  return file(
    [0x89, ...ascii('PNG\r\n\x1a\n')],
    chunk('IHDR', [...u32(size[0]), ...u32(size[1]), 8, 0, 0, 0, 0]),
    exif ? chunk('eXIf', exif) : [],
    ...texts.map(([name, data]) => chunk(name, data)),
    chunk('IDAT', [1, 2, 3]),
    chunk('IEND', []),
  );
}

export function webp({
  exif,
  xmp,
}: {
  readonly exif?: Bytes | undefined;
  readonly xmp?: string;
} = {}): Uint8Array {
  const chunk = (name: string, data: Bytes) => [
    ...ascii(name),
    ...little(u32(data.length)),
    ...data,
    ...(data.length % 2 === 1 ? [0] : []),
  ];
  const body = [
    ...ascii('WEBP'),
    ...chunk('VP8X', [8, 0, 0, 0, 1, 0, 0, 2, 0, 0]),
    ...chunk('ICCP', [1, 2, 3]),
    ...(exif ? chunk('EXIF', exif) : []),
    ...(xmp ? chunk('XMP ', ascii(xmp)) : []),
  ];
  return file(ascii('RIFF'), little(u32(body.length)), body);
}

/** So many pictures one after the other, each with an extension before it. */
export function animation(frames: number, size: readonly [number, number] = [2, 3]): Uint8Array {
  const [width, height] = size.map((n) => little(u16(n)));
  const frame = [
    ...[0x21, 0xf9, 4, 0, 10, 0, 0, 0],
    ...[0x2c, 0, 0, 0, 0, ...(width ?? []), ...(height ?? []), 0x80, 1, 2, 3, 4, 5, 6],
    ...[2, 3, 0x2c, 0x21, 0x3b, 1, 0x2c, 0],
  ];
  return file(
    ascii('GIF89a'),
    ...[width ?? [], height ?? []],
    [0x80, 0, 0, 1, 2, 3, 4, 5, 6],
    Array.from({ length: frames }, () => frame).flat(),
    [0x3b],
  );
}

export function gif(size: readonly [number, number] = [2, 3]): Uint8Array {
  return file(
    ascii('GIF89a'),
    little(u16(size[0])),
    little(u16(size[1])),
    [0, 0, 0, 0x2c, 0, 0x3b],
  );
}
