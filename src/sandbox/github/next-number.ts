import type { Repository } from './model.ts';

/** Issues and pull requests are counted together. */
export function nextNumber({ pulls, issues }: Repository): number {
  const numbers = [...pulls, ...issues].map(({ number }) => number);
  return Math.max(0, ...numbers) + 1;
}
