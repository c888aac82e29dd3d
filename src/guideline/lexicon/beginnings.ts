import type { WordTable } from '../../policy/dictionary/word-table.ts';
import { firstLetters } from '../folding/first-letters.ts';

/** Tables are made once and never change. */
const cache = new WeakMap<WordTable, Int32Array>();

/** Of each word of a table the first two letters, folded; see `firstLetters`. */
export function beginningsOf(table: WordTable): Int32Array {
  const known = cache.get(table);
  if (known) return known;
  const { text, starts, ends, count } = table;
  const beginnings = new Int32Array(count);
  for (let word = 0; word < count; word += 1) {
    beginnings[word] = firstLetters(text, starts[word] ?? 0, ends[word] ?? 0);
  }
  cache.set(table, beginnings);
  return beginnings;
}
