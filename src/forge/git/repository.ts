import { timeLimits } from '../../publish/clock/time-limits.ts';
import { type Clone, openClone } from './clone.ts';
import { configuredUrl, refsUnder, resolveRef } from './clone-refs.ts';
import type { Commit } from './commit.ts';
import { type NewCommit, writeCommit } from './commit-writer.ts';
import { type DeployKey, requireSshUrl } from './deploy-key.ts';
import { type FileAt, readFileAt } from './file-at.ts';
import { filesUnder, type ListedFile } from './files-under.ts';
import type { Surroundings } from './git-environment.ts';
import { GitError } from './git-error.ts';
import { isRepositoryPath } from './git-names.ts';
import {
  type Change,
  changedBetween,
  firstParentCommits,
  lastTouching,
  mergeBase,
} from './history.ts';
import { ObjectReader } from './object-reader.ts';
import { type Blob, ObjectStore } from './object-store.ts';
import { Remote } from './remote.ts';
import { remoteAddress } from './remote-address.ts';

interface RepositoryOptions {
  /** The top of a work tree, or a bare repository. */
  readonly directory: string;
  /** `complete` (default) refuses a shallow clone at once: approval, record and publish need all of main. */
  readonly history?: 'complete' | 'any';
  /** Name of the remote; default `origin`. */
  readonly remote?: string;
  /** A forge's token for https; kept in memory, never in argv, never on disk. */
  readonly token?: string;
  /** For one command that speaks with the remote; default 60 s. */
  readonly networkTimeoutMs?: number;
  /** Default `process.env`. */
  readonly environment?: Surroundings;
}

const defaultMaxBytes = 32 * 1024 * 1024;

/**
 * A clone, read by object and never checked out. Every method throws GitError
 * where git gives no trustworthy answer. To be closed by `close()`.
 */
export class Repository {
  readonly #clone: Clone;
  readonly #options: RepositoryOptions;
  readonly #reader: ObjectReader;
  readonly #store: ObjectStore;
  #remote: Promise<Remote> | undefined;
  #deployKey: DeployKey | undefined;

  private constructor(clone: Clone, options: RepositoryOptions) {
    this.#clone = clone;
    this.#options = options;
    this.#reader = new ObjectReader(clone.objects);
    this.#store = new ObjectStore(this.#reader);
  }

  /** @throws GitError `git-missing`, `not-a-repository`, `unsupported-repository`, `shallow` */
  static async open(options: RepositoryOptions): Promise<Repository> {
    const clone = await openClone(options.directory, options.environment ?? process.env);
    if (clone.shallow && options.history !== 'any') {
      await clone.remove();
      throw new GitError('shallow', options.directory);
    }
    return new Repository(clone, options);
  }

  /** Top of the clone, symlinks resolved. */
  get directory(): string {
    return this.#clone.directory;
  }

  get gitDirectory(): string {
    return this.#clone.gitDirectory;
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.#clone.remove();
  }

  /** The commit a ref of the clone is on: `HEAD` or a full name (`refs/…`). Undefined when there is none. */
  resolve(ref: string): Promise<string | undefined> {
    return resolveRef(this.#clone, ref);
  }

  /** The clone's own refs below a prefix → commit. */
  refsUnder(prefix: string): Promise<ReadonlyMap<string, string>> {
    return refsUnder(this.#clone, prefix);
  }

  /** The remote as configured in the clone (read as data: nothing else of that file is in force). */
  remote(): Promise<Remote> {
    this.#remote ??= this.#openRemote();
    return this.#remote;
  }

  /**
   * From now on pushes go by this key; reading stays as it is. A method, because
   * where the repository lives is known only by what was read from it: the policy.
   * @throws GitError `bad-remote`
   */
  useDeployKey(key: DeployKey): void {
    requireSshUrl(key.url);
    this.#deployKey = key;
    this.#remote = undefined;
  }

  /** See `Remote.fetch`. */
  async fetch(refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return (await this.remote()).fetch(refs);
  }

  commit(id: string): Promise<Commit> {
    return this.#store.commit(id);
  }

  /** First parent; undefined for a root commit. */
  async parentOf(id: string): Promise<string | undefined> {
    return (await this.#store.commit(id)).parents[0];
  }

  /** Files at a commit under a folder (`''` = all). */
  filesUnder(commit: string, folder: string): Promise<readonly ListedFile[]> {
    return filesUnder(this.#store, commit, folder);
  }

  blob(id: string, maxBytes = defaultMaxBytes): Promise<Blob> {
    return this.#store.blob(id, maxBytes);
  }

  readFileAt(commit: string, path: string, maxBytes = defaultMaxBytes): Promise<FileAt> {
    return readFileAt(this.#store, { commit, path, maxBytes });
  }

  /**
   * Path → blob id at a commit; null where no regular file lies: absent, folder,
   * submodule, or symlink (its blob is not what it shows).
   */
  async blobsAt(
    commit: string,
    paths: readonly string[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const blobs = new Map<string, string | null>();
    for (const path of paths) {
      if (!isRepositoryPath(path)) throw new GitError('bad-name', path);
      const entry = await this.#store.entryAt(commit, path);
      blobs.set(path, entry?.kind === 'file' ? entry.id : null);
    }
    return blobs;
  }

  /** See `lastTouching` in history.ts. */
  async lastTouching(commit: string, paths: readonly string[]): Promise<string | undefined> {
    return lastTouching(this.#complete(), commit, paths);
  }

  /** See `firstParentCommits` in history.ts. */
  async firstParentCommits(from: string | undefined, to: string): Promise<readonly string[]> {
    return firstParentCommits(this.#complete(), from, to);
  }

  /** See `mergeBase` in history.ts. */
  mergeBase(one: string, other: string): Promise<string | undefined> {
    return mergeBase(this.#complete(), one, other);
  }

  changedBetween(
    before: string | undefined,
    after: string,
    paths: readonly string[] = [],
  ): Promise<readonly Change[]> {
    return changedBetween(this.#clone.objects, { before, after, paths });
  }

  /** What a commit changed against its first parent. */
  async changesOf(commit: string, paths: readonly string[] = []): Promise<readonly Change[]> {
    return this.changedBetween(await this.parentOf(commit), commit, paths);
  }

  writeCommit(commit: NewCommit): Promise<string> {
    return writeCommit(this.#clone, commit);
  }

  async #openRemote(): Promise<Remote> {
    const name = this.#options.remote ?? 'origin';
    const url = await configuredUrl(this.#clone, name);
    const address = remoteAddress(name, url, this.#options.token);
    const timeoutMs = this.#options.networkTimeoutMs ?? timeLimits.gitCommandMs;
    return new Remote(this.#clone, { address, timeoutMs, deployKey: this.#deployKey });
  }

  #complete() {
    if (this.#clone.shallow) throw new GitError('shallow', this.#clone.directory);
    return this.#clone.objects;
  }
}
