import { decode } from './record-line.ts';

/** Path → SHA-256 (hex) of every index file: its own hash stands in the signed checkpoint. */
export type IndexHead = ReadonlyMap<string, string>;

/** One line a file, `<sha256>  <path>`, ascending by path, as `sha256sum` writes and checks it. */
export function formatIndexHead(head: IndexHead): Buffer {
  const lines = [...head]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${hash}  ${path}\n`);
  return Buffer.from(lines.join(''), 'utf8');
}

/** Undefined on anything but the exact form. */
export function parseIndexHead(bytes: Uint8Array): IndexHead | undefined {
  const text = decode(bytes);
  if (text === undefined) return undefined;
  const head = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(index\/[a-z0-9/.]+)$/.exec(line) ?? [];
    if (!hash || !path) return undefined;
    head.set(path, hash);
  }
  return formatIndexHead(head).equals(bytes) ? head : undefined;
}
