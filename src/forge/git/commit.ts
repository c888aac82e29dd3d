import { GitError } from './git-error.ts';

interface Signature {
  readonly name: string;
  readonly mail: string;
  /** Seconds since the epoch, as the committing machine claimed. */
  readonly seconds: number;
}

export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** Absent where the line says nothing that can be read: who it was is then unknown, the commit is not. */
  readonly author?: Signature;
  readonly committer?: Signature;
  readonly message: string;
}

/** @throws GitError `corrupt-object` */
export function parseCommit(id: string, bytes: Uint8Array): Commit {
  const text = Buffer.from(bytes).toString('utf8');
  const gap = text.indexOf('\n\n');
  const headers = (gap === -1 ? text : text.slice(0, gap)).split('\n');
  const tree = valuesOf(headers, 'tree')[0];
  const author = signature(valuesOf(headers, 'author')[0]);
  const committer = signature(valuesOf(headers, 'committer')[0]);
  if (tree === undefined) throw new GitError('corrupt-object', id);
  const message = gap === -1 ? '' : text.slice(gap + 2);
  return {
    ...{ id, tree, parents: valuesOf(headers, 'parent'), message },
    ...(author && { author }),
    ...(committer && { committer }),
  };
}

/** Continuation lines (of signatures) begin with a space and so are nobody's header. */
function valuesOf(headers: readonly string[], name: string): readonly string[] {
  return headers
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));
}

/** A name is free text: git takes any character but LF (also U+2028, which `.` would not match) and any time. */
function signature(line: string | undefined): Signature | undefined {
  const match = /^([^\n]*?) ?<([^<>]*)> (\d{1,19}) [+-]\d{4,}$/.exec(line ?? '');
  if (match === null) return undefined;
  return { name: match[1] ?? '', mail: match[2] ?? '', seconds: Number(match[3]) };
}
