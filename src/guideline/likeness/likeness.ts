/**
 * How much of two texts is the same, 0 to 1: the share of pairs of neighbouring
 * characters that both have (Sørensen–Dice). A word put in elsewhere or a
 * changed ending costs little; another subject costs nearly all.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const size = Math.max(a.length - 1, 0) + Math.max(b.length - 1, 0);
  // What differs so much in length cannot share enough: spares the counting.
  if (size === 0 || (2 * Math.min(a.length, b.length)) / (a.length + b.length) < 0.7) return 0;
  const pairs = new Map<number, number>();
  for (const pair of pairsOf(a)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsOf(b)) {
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / size;
}

function* pairsOf(text: string): Generator<number> {
  for (let i = 1; i < text.length; i += 1)
    yield text.charCodeAt(i - 1) * 0x10000 + text.charCodeAt(i);
}
