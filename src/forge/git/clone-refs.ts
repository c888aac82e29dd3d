import { join } from 'node:path';
import type { Clone } from './clone.ts';
import { GitError } from './git-error.ts';
import { gitFailure } from './git-failure.ts';
import { isObjectId, requireRefName } from './git-names.ts';
import { runGit } from './run-git.ts';

/** The commit that `HEAD` or a full ref name of the clone stands for; a full commit id stands for itself. */
export async function resolveRef(clone: Clone, ref: string): Promise<string | undefined> {
  const name = ref === 'HEAD' || isObjectId(ref) ? ref : requireRefName(ref);
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const result = await runGit(clone.refs, { args });
  const id = result.stdout.toString('utf8').trim();
  if (result.status === 0 && isObjectId(id)) return id;
  if (result.stderr.trim() === '') return undefined;
  throw gitFailure(result, { command: 'rev-parse' });
}

/**
 * The one address of a remote, read from the clone's configuration file as data:
 * `--file` runs nothing and follows no include.
 * @throws GitError `bad-remote` when there is none, or several
 */
export async function configuredUrl(clone: Clone, remote: string): Promise<string> {
  if (!/^[A-Za-z0-9][\w.-]{0,99}$/.test(remote)) throw new GitError('bad-name', remote);
  const file = join(clone.gitDirectory, 'config');
  const flags = ['--file', file, '--no-includes', '--null'];
  const result = await runGit(clone.objects, {
    args: ['config', ...flags, '--get-all', `remote.${remote}.url`],
  });
  const urls = result.stdout.toString('utf8').split('\0').filter(Boolean);
  const [url] = urls;
  if (result.status !== 0 || url === undefined || urls.length !== 1) {
    throw new GitError('bad-remote', remote);
  }
  return url;
}

/** The clone's own refs below a prefix (`refs/heads/ledger`) → commit. */
export async function refsUnder(
  clone: Clone,
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const args = ['for-each-ref', '--format=%(refname) %(objectname)', requireRefName(prefix)];
  const result = await runGit(clone.refs, { args });
  if (result.status !== 0) throw gitFailure(result, { command: 'for-each-ref' });
  const found = new Map<string, string>();
  for (const line of result.stdout.toString('utf8').split('\n')) {
    const [ref, commit] = line.split(' ');
    if (ref && commit) found.set(ref, commit);
  }
  return found;
}
