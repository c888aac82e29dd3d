import type { CommitReader } from '../../approval/commit-reader.ts';

/** What is used of a clone; `forge/git`'s Repository has it. */
export interface CommitSource {
  commit(id: string): Promise<{ readonly parents: readonly string[] }>;
  blobsAt(
    commit: string,
    paths: readonly string[],
  ): Promise<ReadonlyMap<string, string | null>>;
  changedBetween(
    before: string | undefined,
    after: string,
  ): Promise<readonly { readonly path: string }[]>;
  /** Brings refs of the remote here. */
  fetch(refs: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The clone as the approval facts want to see it. */
export function commitReader(source: CommitSource): CommitReader {
  const has = (sha: string) =>
    source.commit(sha).then(
      () => true,
      (error) => notFor(['missing-object'], error, false),
    );
  return {
    async ensureCommit(sha, ref) {
      if (await has(sha)) return true;
      await source.fetch([ref]);
      return has(sha);
    },
    parentsOf: async (commit) => (await source.commit(commit)).parents,
    async blobsAt(commit, paths) {
      const blobs = new Map<string, string | null>();
      for (const path of paths) {
        // A symlink's blob is not what the path shows, so it is no file here.
        const at = await source.blobsAt(commit, [path]).catch(noFile);
        blobs.set(path, at.get(path) ?? null);
      }
      return blobs;
    },
    async changedPaths(commit) {
      const { parents } = await source.commit(commit);
      const [first, ...others] = parents.length > 0 ? parents : [undefined];
      let paths = (await source.changedBetween(first, commit)).map(({ path }) => path);
      for (const parent of others) {
        const changed = await source.changedBetween(parent, commit);
        const those = new Set(changed.map(({ path }) => path));
        paths = paths.filter((path) => those.has(path));
      }
      return paths;
    },
  };
}

function noFile(error: unknown): ReadonlyMap<string, string | null> {
  return notFor(['not-a-file'], error, new Map());
}

function notFor<T>(codes: readonly string[], error: unknown, value: T): T {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (codes.some((one) => one === code)) return value;
  throw error;
}
