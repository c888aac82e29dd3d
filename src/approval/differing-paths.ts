import type { BlobsAt, Subject } from './facts.ts';

/** Paths of the subject whose bytes at a commit are not those on main; `unknown` where one was not read. */
export function differingPaths(subject: Subject, at: BlobsAt): readonly string[] | 'unknown' {
  if (at === 'unknown' || subject.blobs.size === 0) return 'unknown';
  const differing: string[] = [];
  for (const [path, blob] of subject.blobs) {
    const there = at.get(path);
    if (there === undefined) return 'unknown';
    if (there !== blob) differing.push(path);
  }
  return differing;
}
