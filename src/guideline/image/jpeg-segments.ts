export interface Segment {
  readonly marker: number;
  /** From its `ff` to the next one. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** The segments of a JPEG before its first scan (ITU-T T.81, Annex B); none of anything else. */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) return;
    if (marker === 0xff) {
      // Any number of ff may fill the space before a marker.
      at += 1;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const to = Math.min(at + 2 + Math.max(length, 2), bytes.length);
    yield { marker, start: at, from: at + 4, to };
    at = to;
  }
}

const extension = 'http://ns.adobe.com/xmp/extension/\0';
/** GUID, whole length and offset follow the name. */
const extensionHead = extension.length + 40;

/** XMP too long for one segment: its parts, in the order of the file. */
export function extendedXmp(
  bytes: Uint8Array,
): readonly (Segment & { readonly data: Uint8Array })[] {
  return [...jpegSegments(bytes)].flatMap((segment) => {
    const data = bytes.subarray(segment.from, segment.to);
    const named = [...extension].every((letter, i) => data[i] === letter.charCodeAt(0));
    return segment.marker === 0xe1 && named
      ? [{ ...segment, data: data.subarray(extensionHead) }]
      : [];
  });
}
