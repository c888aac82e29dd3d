import { createHash } from 'node:crypto';
import type { BlobsAt } from '../../src/approval/facts.ts';
import type { Files, Signer } from './stage.ts';

export interface MemoryCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly author: Signer;
  readonly committer: Signer;
  /** By the forge. */
  readonly signed: boolean;
}

/** As much of git as the scenarios need: commits, their ancestry, and merges by whole files. */
export class MemoryHistory {
  readonly #commits = new Map<string, MemoryCommit>();

  commit(sha: string): MemoryCommit {
    const found = this.#commits.get(sha);
    if (found === undefined) throw new Error(`no commit ${sha}`);
    return found;
  }

  store(made: Omit<MemoryCommit, 'sha'>): string {
    const text = JSON.stringify([this.#commits.size, made.parents, [...made.files]]);
    const sha = digest(text);
    this.#commits.set(sha, { ...made, sha });
    return sha;
  }

  firstParent(sha: string): string | undefined {
    return this.commit(sha).parents[0];
  }

  /** With the commit itself. */
  ancestors(sha: string, seen = new Set<string>()): Set<string> {
    if (seen.has(sha)) return seen;
    seen.add(sha);
    for (const parent of this.commit(sha).parents) this.ancestors(parent, seen);
    return seen;
  }

  mergeBase(a: string, b: string): string {
    const known = this.ancestors(b);
    const common = [...this.ancestors(a)].filter((sha) => known.has(sha));
    const best = common.find((sha) => common.every((other) => this.ancestors(sha).has(other)));
    return best ?? '';
  }

  /** Reachable from `head` and not from `base`, oldest first. */
  between(base: string, head: string): readonly string[] {
    const known = this.ancestors(base);
    return [...this.ancestors(head)].filter((sha) => !known.has(sha)).reverse();
  }

  /** Paths that differ from every parent. */
  changedBy(sha: string): readonly string[] {
    const { files, parents } = this.commit(sha);
    const before = parents.map((parent) => this.commit(parent).files);
    const paths = new Set([...files.keys(), ...before.flatMap((each) => [...each.keys()])]);
    return [...paths].filter((path) => before.every((each) => each.get(path) !== files.get(path)));
  }

  difference(from: string, to: string): readonly string[] {
    const [a, b] = [this.commit(from).files, this.commit(to).files];
    return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
  }

  /** What changed from `fork` to `theirs`, put onto `ours`. */
  merged(ours: string, theirs: string, fork: string): Map<string, string> {
    const files = this.commit(theirs).files;
    const changes = this.difference(fork, theirs).map((path) => [path, files.get(path) ?? null]);
    return changed(this.commit(ours).files, Object.fromEntries(changes));
  }

  blobsAt(sha: string, paths: readonly string[]): Exclude<BlobsAt, 'unknown'> {
    const { files } = this.commit(sha);
    return new Map(
      paths.map((path) => {
        const content = files.get(path);
        return [path, content === undefined ? null : digest(content)];
      }),
    );
  }
}

export function changed(before: ReadonlyMap<string, string>, changes: Files): Map<string, string> {
  const files = new Map(before);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) files.delete(path);
    else files.set(path, content);
  }
  return files;
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
