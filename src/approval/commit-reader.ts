/**
 * What the facts of a change need from git: objects by id, no work tree, no
 * replacement refs, no grafts. Every method rejects where git cannot answer for
 * certain (shallow history, missing object); the facts are then unknown.
 */
export interface CommitReader {
  /**
   * Makes the commit with its trees readable, fetching `ref` (such as
   * `refs/pull/12/head`) and, where that does not bring it, the commit by id:
   * after a forced push a review's commit is no longer on the branch.
   * `false`: the remote no longer has it.
   */
  ensureCommit(sha: string, ref: string): Promise<boolean>;
  /** Blob id of each path; `null` where no regular file lies there (absent, directory, symlink, submodule). */
  blobsAt(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  /** In git's order: the first is the branch that was merged into. */
  parentsOf(commit: string): Promise<readonly string[]>;
  /**
   * Paths whose entry differs from that in every parent, so none for a clean
   * merge; all paths for a root commit; both names of a rename.
   */
  changedPaths(commit: string): Promise<readonly string[]>;
}
