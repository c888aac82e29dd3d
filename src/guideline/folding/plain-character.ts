/**
 * One character as it is meant: invisible ones vanish, every dash is `-`, every
 * space ` `, a digit of any script or ornament is ASCII, the rest as NFKC has it
 * (ｶ, Ａ, ㍻). Dots, rings and brackets around a digit do not hide it.
 */
export function plainCharacter(character: string): string {
  if (character <= '~') return character === '\t' ? ' ' : character;
  const known = cache.get(character);
  if (known !== undefined) return known;
  const plain = folded(character);
  if (cache.size < mostKept) cache.set(character, plain);
  return plain;
}

/** A few thousand different characters are all that people write. */
const cache = new Map<string, string>();
const mostKept = 10_000;

function folded(character: string): string {
  if (invisible.test(character)) return '';
  if (dash.test(character)) return '-';
  if (space.test(character)) return ' ';
  return ornate(character) ?? digitOf(character) ?? character.normalize('NFKC');
}

/** Formats, fillers, selectors, and marks that only decorate; not the sound marks of kana. */
const invisible =
  /^[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]$|^(?![\u3099\u309a])\p{M}$/u;
const dash = /^[\p{Pd}\u2212\u2043\u207b\u208b\u02d7\u2796\u23af\u2500\u2501\u00ad]$/u;
const space = /^\p{Zs}$/u;

/** First code point and value of each row of ornate digits that NFKC leaves alone. */
const rows: readonly (readonly [first: number, count: number, value: number])[] = [
  [0x24eb, 10, 11], // ⓫
  [0x24f5, 10, 1], // ⓵
  [0x24ff, 1, 0], // ⓿
  [0x2776, 10, 1], // ❶
  [0x2780, 10, 1], // ➀
  [0x278a, 10, 1], // ➊
];

function ornate(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  const row = rows.find(([first, count]) => code >= first && code < first + count);
  return row && String(row[2] + code - row[0]);
}

/** Decimal digits stand in rows of ten, each beginning with its zero (Unicode, general category Nd). */
function digitOf(character: string): string | undefined {
  if (!decimal.test(character)) return undefined;
  const narrow = character.normalize('NFKC');
  if (narrow <= '9') return narrow;
  let zero = character.codePointAt(0) ?? 0;
  const code = zero;
  while (decimal.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

const decimal = /^\p{Nd}$/u;

/** A text in the pieces that `plainCharacter` reads: a kana and its sound mark are one. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/[\uff66-\uff9d][\uff9e\uff9f]|[\u3041-\u30ff][\u3099\u309a]|[\s\S]/gu) ?? [];
}
