import { Frontier } from './merkle.ts';
import { decode } from './record-line.ts';

export const frontierPath = 'frontier';
export const subtreesPath = 'subtrees';

/** Size in decimal, then the frontier's nodes in hex, each on its line. */
export function formatFrontier(frontier: Frontier): Buffer {
  return hashLines([String(frontier.size), ...frontier.nodes]);
}

/** Undefined on anything but the exact form. */
export function parseFrontier(bytes: Uint8Array): Frontier | undefined {
  const [size, ...nodes] = decode(bytes)?.split('\n').slice(0, -1) ?? [];
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(size ?? '') || !nodes.every(isHash)) return undefined;
  const frontier = Frontier.from(Number(size), nodes);
  return frontier && formatFrontier(frontier).equals(bytes) ? frontier : undefined;
}

/** The root of each full record file, in hex, each on its line: a record is proven by its own file alone. */
export function formatSubtrees(subtrees: readonly string[]): Buffer {
  return hashLines(subtrees);
}

/** Undefined on anything but the exact form. The file is absent until a record file is full. */
export function parseSubtrees(bytes: Uint8Array | undefined): readonly string[] | undefined {
  if (!bytes) return [];
  const subtrees = decode(bytes)?.split('\n').slice(0, -1) ?? [];
  const exact = subtrees.every(isHash) && formatSubtrees(subtrees).equals(bytes);
  return exact && subtrees.length > 0 ? subtrees : undefined;
}

function isHash(line: string): boolean {
  return /^[0-9a-f]{64}$/.test(line);
}

function hashLines(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
}
