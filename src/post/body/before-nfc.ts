import { lastAtMost } from '../last-at-most.ts';

/**
 * From an index in the NFC form of `text` to the index in `text` as typed: が may
 * be two characters there. The way back is made once: a line of 60 KB may hold
 * ten thousand findings.
 */
export function beforeNfc(text: string): (index: number) => number {
  if (text === text.normalize('NFC')) return (index) => index;
  const composed: number[] = [];
  const typed: number[] = [];
  let length = 0;
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    composed.push(length);
    typed.push(index);
    length += cluster.normalize('NFC').length;
  }
  return (index) => (index >= length ? text.length : (typed[lastAtMost(composed, index)] ?? 0));
}
