/** X's exact measure. A module of its own because its library takes 100 ms to import. */
export async function loadXMeasure(): Promise<(text: string) => number> {
  const { measureX } = await import('./measure-x.ts');
  return measureX;
}

/**
 * UTF-16 code units. Meta says "characters" and not which; code points would be
 * fewer for emoji, so this errs to refusing.
 */
export function measureFacebook(text: string): number {
  return text.length;
}

/**
 * The exact weighted length on X where it can be had without the library: text
 * without anything that could be an emoji, a bare domain or an unusual URL.
 * Undefined means: ask `loadXMeasure`. A property test compares the two.
 */
export function quickXLength(text: string): number | undefined {
  const pieces = text.normalize('NFC').split(plainUrl);
  if (pieces.some((piece) => mayHoldUrlOrEmoji.test(piece))) return undefined;
  const urls = pieces.length - 1;
  return urls * urlWeight + pieces.reduce((sum, piece) => sum + weightOf(piece), 0);
}

/**
 * Whether a text surely fits on X, without the 100 ms, for texts that
 * `quickXLength` cannot count. False means only: measure it.
 */
export function fitsForSure(text: string): boolean {
  const plain = text.normalize('NFC');
  // Nothing weighs more than 2 a unit but URLs, and each of these holds a dot of its own.
  return 2 * plain.length + urlWeight * (plain.split('.').length - 1) <= xMaxWeight;
}

const xMaxWeight = 280;
const urlWeight = 23;

/**
 * A URL on which all agree: at the start, after white space or after Japanese; a plain host under a
 * well-known ending; a path of plain signs that ends in one that can end a URL; then white space or the end.
 */
const plainUrl =
  /(?<=^|[\s\u3040-\u30ff\u4e00-\u9fff])https?:\/\/(?:[a-z\d](?:[a-z\d-]{0,30}[a-z\d])?\.){1,6}(?:jp|com|org|net)(?:\/(?:[a-z\d_-]+\/)*(?:[a-z\d_-]*[a-z\d](?:\.[a-z\d]+)?)?)?(?=$|\s)/g;

/** A dot before a letter makes a domain; the rest belongs to emoji, whose sequences weigh 2 as a whole. */
const mayHoldUrlOrEmoji =
  /:\/\/|\.[\p{L}\p{M}]|[\u200d\u20e3\ufe0f\p{Extended_Pictographic}\u{10000}-\u{10ffff}]/u;

/** Configuration 3: these ranges weigh 1, all else 2. No character here has two units. */
function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) weight += isLight(text.charCodeAt(at)) ? 1 : 2;
  return weight;
}

function isLight(code: number): boolean {
  if (code <= 0x10ff) return true;
  if (code < 0x2000 || code > 0x2037) return false;
  return code <= 0x200d || (code >= 0x2010 && code <= 0x201f) || code >= 0x2032;
}
