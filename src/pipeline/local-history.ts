import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { History, Published } from '../guideline/rule.ts';
import type { LogView } from '../ledger/log.ts';
import { openLog } from '../ledger/open-log.ts';
import type { Policy } from '../policy/policy.ts';
import type { PostId } from '../post/post.ts';
import { parsePostId } from '../post/post-id.ts';
import type { LedgerBranch } from './audit/ledger-branches.ts';
import { historyOf, noHistory } from './history.ts';
import { loadPolicy } from './load-policy.ts';
import { directorySource } from './source/directory-source.ts';

/** `unread`: why some of the record could not be read; then frozen posts may go unnoticed here. */
export interface LocalHistory {
  readonly history: History;
  readonly unread?: unknown;
}

export interface LocalHistoryOptions {
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `posts/….md` */
  readonly paths: readonly string[];
}

/**
 * What the clone itself knows of published posts: the record as it was last
 * fetched, without network. Git is neither loaded nor started where the folder
 * is no clone or holds no record.
 */
export async function localHistory(o: LocalHistoryOptions): Promise<LocalHistory> {
  if (!mayHoldRecord(o.root)) return { history: noHistory };
  try {
    return { history: await readHistory(o) };
  } catch (unread) {
    // The check is help, not the gate: it goes on, and says what it could not see.
    return { history: noHistory, unread };
  }
}

async function readHistory({ root, environment, paths }: LocalHistoryOptions): Promise<History> {
  const loaded = await loadPolicy(directorySource(root));
  if (!loaded.ok) return noHistory;
  const [{ Repository }, { ledgerBranches }] = await Promise.all([
    import('../forge/git/repository.ts'),
    import('./audit/ledger-branches.ts'),
  ]);
  const { policy } = loaded.value;
  const posts = paths.flatMap((path) => {
    const parsed = parsePostId(path);
    return parsed.ok ? [parsed.value.id] : [];
  });
  const repository = await Repository.open({ directory: root, environment, history: 'any' });
  try {
    const branches = await ledgerBranches(repository);
    const published = new Map<PostId, Published>();
    for (const year of new Set(branches.map((branch) => branch.year))) {
      const openYear = async (account: string) => {
        const branch = branches.find((one) => one.log === account && one.year === year);
        const log = await openAt(repository, policy, { log: account, year, branch });
        return { view: async () => log };
      };
      const found = await historyOf({ posts, policy, openLog: openYear });
      for (const [post, one] of found.published) published.set(post, one);
    }
    return { published };
  } finally {
    await repository.close();
  }
}

type Files = Pick<import('../forge/git/repository.ts').Repository, 'readFileAt'>;

const maxFileBytes = 64 * 1024 * 1024;

function openAt(
  repository: Files,
  policy: Policy,
  { log, year, branch }: { log: string; year: string; branch: LedgerBranch | undefined },
): Promise<LogView> {
  const { origin, keys } = policy.organisation.ledger;
  const key = keys.find((one) => one.log === log)?.key;
  const read = async (commit: string, path: string) => {
    const file = await repository.readFileAt(commit, path, maxFileBytes);
    return file.ok ? file.bytes : undefined;
  };
  return openLog({
    log,
    year,
    files: branch && { read: (path) => read(branch.commit, path) },
    trust: { origin, ...(key ? { key } : {}) },
  });
}

/** Whether a fetched or own branch `ledger/…` lies in the clone, seen from its files alone. */
function mayHoldRecord(root: string): boolean {
  const folder = commonFolder(root);
  if (folder === undefined) return false;
  const loose = ['refs/remotes/origin/ledger', 'refs/heads/ledger'];
  if (loose.some((name) => existsSync(join(folder, name)))) return true;
  const packed = join(folder, 'packed-refs');
  return existsSync(packed) && / refs\/(?:remotes\/origin|heads)\/ledger\//.test(text(packed));
}

/** Where the refs lie: of a linked work tree, in the clone that it belongs to. */
function commonFolder(root: string): string | undefined {
  const git = join(root, '.git');
  const stat = statSync(git, { throwIfNoEntry: false });
  if (!stat || stat.isDirectory()) return stat && git;
  const [, linked] = /^gitdir: (.+)$/m.exec(text(git)) ?? [];
  if (linked === undefined) return undefined;
  const own = resolve(root, linked);
  const common = join(own, 'commondir');
  return existsSync(common) ? resolve(own, text(common).trim()) : own;
}

function text(file: string): string {
  return readFileSync(file, 'utf8');
}
