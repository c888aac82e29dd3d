import type { Repository } from '../../forge/git/repository.ts';
import type { ListedFiles } from '../../ledger/verify-options.ts';
import { refuse } from './refusals.ts';

/** One log at one commit, as somebody kept it. */
export interface Copy {
  readonly log: string;
  readonly year: string;
  /** On the remote. */
  readonly ref: string;
  readonly commit: string;
  readonly files: ListedFiles;
}

const maxFileBytes = 64 * 1024 * 1024;

/** @throws KohoError `not-restored` where this clone has no such branch, or nobody that commit */
export async function copyOf(
  repository: Repository,
  o: { readonly log: string; readonly commit?: string },
): Promise<Copy> {
  const commit =
    o.commit === undefined ? await newest(repository, o.log) : await named(repository, o.commit);
  const files = filesAt(repository, commit);
  // The branch's name is said by the checkpoint, which is signed.
  const checkpoint = Buffer.from((await files.read('checkpoint')) ?? []).toString('utf8');
  const [, log, year] = /\/([a-z0-9][a-z0-9_-]*)\/([0-9]{4})\n/.exec(checkpoint) ?? [];
  if (log !== o.log || year === undefined) throw refuse.otherLog(o.log);
  return { log, year, ref: `refs/heads/ledger/${log}/${year}`, commit, files };
}

async function newest(repository: Repository, log: string): Promise<string> {
  for (const prefix of ['refs/remotes/origin/ledger', 'refs/heads/ledger']) {
    const refs = await repository.refsUnder(prefix);
    const own = [...refs].filter(([ref]) => ref.startsWith(`${prefix}/${log}/`)).sort();
    const commit = own.at(-1)?.[1];
    if (commit !== undefined) return commit;
  }
  throw refuse.noCopy(log);
}

async function named(repository: Repository, id: string): Promise<string> {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) throw refuse.noSuchCommit(id);
  const here = await repository.resolve(id);
  if (here !== undefined) return here;
  if (await (await repository.remote()).fetchCommit(id)) return id;
  throw refuse.noSuchCommit(id);
}

function filesAt(repository: Repository, commit: string): ListedFiles {
  return {
    list: async () => (await repository.filesUnder(commit, '')).map(({ path }) => path),
    async read(path) {
      const file = await repository.readFileAt(commit, path, maxFileBytes);
      return file.ok ? file.bytes : undefined;
    },
  };
}
