import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clone } from './clone.ts';
import { type DeployKey, secretsOf, withDeployKey } from './deploy-key.ts';
import { GitError } from './git-error.ts';
import { gitFailure } from './git-failure.ts';
import { requireObjectId, requireRefName } from './git-names.ts';
import { type PushResult, parsePushReport } from './push-report.ts';
import type { RemoteAddress } from './remote-address.ts';
import { type GitResult, runGit } from './run-git.ts';

/** The remote of a clone. Reads and writes go through the private repository only. */
export class Remote {
  readonly #clone: Clone;
  readonly #address: RemoteAddress;
  readonly #timeoutMs: number;
  readonly #deployKey: DeployKey | undefined;
  #seeded: Promise<void> | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  /** `deployKey`: pushes go by it, to its address; reading stays at the address of the clone. */
  constructor(
    clone: Clone,
    o: { address: RemoteAddress; timeoutMs: number; deployKey: DeployKey | undefined },
  ) {
    this.#clone = clone;
    this.#address = o.address;
    this.#timeoutMs = o.timeoutMs;
    this.#deployKey = o.deployKey;
  }

  /** For people: without any credential. */
  get url(): string {
    return this.#address.url;
  }

  /**
   * Brings the commits of these refs here. Ref → commit; refs that do not exist
   * on the remote are left out. Nothing is written to the clone's own refs.
   * @throws GitError `network`, `authentication`, `remote-missing`, `timeout`, `bad-name`
   */
  fetch(refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(refs.map(requireRefName))];
    // One at a time: two fetches would fight over the locks of the private refs.
    const answer = this.#tail.then(() => this.#fetch(wanted));
    this.#tail = answer.catch(() => undefined);
    return answer;
  }

  /** Brings one commit by its id, also where no branch holds it any more; false when the remote does not have it. */
  fetchCommit(id: string): Promise<boolean> {
    const wanted = requireObjectId(id);
    const answer = this.#tail.then(() => this.#fetchCommit(wanted));
    this.#tail = answer.catch(() => undefined);
    return answer;
  }

  /** Refs of the remote as they are now, asked once: exactly these names, or below one as a folder. */
  async list(...refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const patterns = refs.map(requireRefName).flatMap((ref) => [ref, `${ref}/*`]);
    const result = await this.#run(['ls-remote', this.url, ...patterns]);
    if (result.status !== 0) throw this.#failure(result, 'ls-remote');
    const found = new Map<string, string>();
    for (const line of result.stdout.toString('utf8').split('\n')) {
      const [id, name] = line.split('\t');
      // Git matches the tail of names: refs/heads/x/refs/heads/<name> is somebody else's.
      if (!id || name === undefined) continue;
      if (refs.some((ref) => name === ref || name.startsWith(`${ref}/`))) found.set(name, id);
    }
    return found;
  }

  /**
   * Moves a ref of the remote, never by force. `expected`: the commit it must be
   * on now, undefined when it must not exist. Without `commit` the ref is deleted.
   * What came of it is a value: also a lost answer is one.
   */
  async push(o: {
    readonly ref: string;
    readonly commit: string | undefined;
    readonly expected: string | undefined;
  }): Promise<PushResult> {
    const ref = requireRefName(o.ref);
    const source = o.commit === undefined ? '' : requireObjectId(o.commit);
    // A lease on an existing branch would permit a rewrite; there the remote's own check of ancestry counts.
    const careful = o.expected === undefined || o.commit === undefined;
    const lease = careful ? [`--force-with-lease=${ref}:${o.expected ?? ''}`] : [];
    const flags = ['--porcelain', '--no-verify', '--no-signed', ...lease];
    await this.#seed();
    try {
      const result = await this.#push(flags, `${source}:${ref}`);
      return parsePushReport(result, this.#failure(result, 'push'));
    } catch (error) {
      if (error instanceof GitError && error.code === 'timeout') return { came: 'unknown', error };
      throw error;
    }
  }

  async #fetch(wanted: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await this.#seed();
    let left = wanted;
    while (left.length > 0) {
      const refspecs = left.map((ref) => `+${ref}:${privateRef(ref)}`);
      const result = await this.#run(['fetch', ...fetchFlags, this.url, ...refspecs]);
      if (result.status === 0) return this.#fetched(left);
      const absent = /couldn't find remote ref (\S+)/.exec(result.stderr)?.[1];
      if (absent === undefined || !left.includes(absent)) throw this.#failure(result, 'fetch');
      left = left.filter((ref) => ref !== absent);
    }
    return new Map();
  }

  async #fetchCommit(id: string): Promise<boolean> {
    await this.#seed();
    const refspec = `+${id}:${privateRef(id)}`;
    const result = await this.#run(['fetch', ...fetchFlags, this.url, refspec]);
    if (result.status === 0) return true;
    if (/not our ref|unadvertised object|couldn't find remote ref/i.test(result.stderr))
      return false;
    throw this.#failure(result, 'fetch');
  }

  async #fetched(refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map(refs.map((ref) => [privateRef(ref), ref]));
    const args = ['for-each-ref', '--format=%(refname) %(objectname)', ...names.keys()];
    const result = await runGit(this.#clone.objects, { args });
    if (result.status !== 0) throw this.#failure(result, 'for-each-ref');
    const found = new Map<string, string>();
    for (const line of result.stdout.toString('utf8').split('\n')) {
      const [name = '', id] = line.split(' ');
      const ref = names.get(name);
      if (ref !== undefined && id !== undefined) found.set(ref, id);
    }
    return found;
  }

  /** Git asks the remote only for what the clone's refs lack; so the private repository must know them. */
  #seed(): Promise<void> {
    this.#seeded ??= this.#copyRefs();
    return this.#seeded;
  }

  async #copyRefs(): Promise<void> {
    const format = '--format=%(objectname) refs/clone/%(refname:lstrip=1)';
    const folders = ['refs/heads', 'refs/remotes'];
    const result = await runGit(this.#clone.refs, { args: ['for-each-ref', format, ...folders] });
    if (result.status !== 0) throw this.#failure(result, 'for-each-ref');
    await writeFile(join(this.#clone.privateDirectory, 'packed-refs'), result.stdout);
  }

  #push(flags: readonly string[], refspec: string): Promise<GitResult> {
    const key = this.#deployKey;
    if (key === undefined) return this.#run(['push', ...flags, this.url, refspec]);
    const timeoutMs = this.#timeoutMs;
    return withDeployKey(this.#clone.privateDirectory, key, (environment) => {
      const place = this.#clone.network([], false, environment);
      return runGit(place, { args: ['push', ...flags, key.url, refspec], timeoutMs });
    });
  }

  #run(args: readonly string[]): Promise<GitResult> {
    const place = this.#clone.network(this.#address.settings, this.#address.direct);
    return runGit(place, { args, timeoutMs: this.#timeoutMs });
  }

  #failure(result: GitResult, command: string): GitError {
    const key = this.#deployKey;
    const remote = command === 'push' && key !== undefined ? key.url : this.url;
    const secrets = [...this.#address.secrets, ...(key === undefined ? [] : secretsOf(key))];
    return gitFailure(result, { command, remote, secrets });
  }
}

const fetchFlags = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance'];

/** Flat, so that `a` and `a/b`, which follow each other on a remote, cannot collide here. */
function privateRef(ref: string): string {
  return `refs/koho/${createHash('sha256').update(ref).digest('hex')}`;
}
