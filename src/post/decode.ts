import type { FaultLog } from './faults/fault-log.ts';
import { maxPostBytes } from './limits.ts';
import { lineIndexOf, toLineFeeds } from './lines.ts';

/**
 * The bytes of a post as text with LF line ends and without BOM, or undefined
 * with the reason in `log`. Lines and columns are those an editor shows.
 */
export function decodePost(bytes: Uint8Array, log: FaultLog): string | undefined {
  const refuse = (code: 'file-too-big' | 'utf-16' | 'binary-file'): undefined => {
    log.add(code, { line: 1, column: 1 }, {});
  };
  if (bytes.length > maxPostBytes) return refuse('file-too-big');
  if (looksLikeUtf16(bytes)) return refuse('utf-16');
  if (bytes.includes(0)) return refuse('binary-file');
  const text = decode(bytes);
  if (text !== undefined) return toLineFeeds(text);
  const readable = bytes.subarray(0, firstBadByte(bytes));
  // As a stream: a character cut in the middle is then not counted as one.
  const before = toLineFeeds(new TextDecoder().decode(readable, { stream: true }));
  log.add('not-utf-8', lineIndexOf(before)(before.length), {});
  return undefined;
}

/** A BOM of UTF-16, or an ASCII `---` as Windows' 「Unicode」 writes it without one. */
function looksLikeUtf16([a, b, c, d]: Uint8Array): boolean {
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return (a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The shortest prefix that cannot become UTF-8 ends with the bad byte. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (canBecomeUtf8(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function canBecomeUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
