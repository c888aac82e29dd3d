/** Files at one state of the repository: a folder on disk or a commit. Never runs or follows anything. */
export interface Source {
  /** Paths of every file under a folder (`posts`), sorted, repository-relative with `/`. */
  list(folder: string): Promise<readonly string[]>;
  read(path: string, maxBytes: number): Promise<SourceFile>;
}

/** Of a post's file, or a request's: more than it may have, so that its own fault can say so; beyond it nothing is read. */
export const mostPostBytesRead = 1_000_000;

export type SourceFile =
  | { readonly found: true; readonly bytes: Uint8Array; readonly blob?: string }
  | { readonly found: false; readonly why: Unreadable };

export type Unreadable =
  | 'missing'
  | 'symlink'
  | 'submodule'
  | 'directory'
  | 'lfs-pointer'
  | 'too-large'
  | 'outside';
