import { Repository } from '../forge/git/repository.ts';
import { RecentTexts } from '../guideline/likeness/recent-texts.ts';
import type { History, Published } from '../guideline/rule.ts';
import { AccountSlots } from '../guideline/timing/account-slots.ts';
import type { LogView } from '../ledger/log.ts';
import { openLog } from '../ledger/open-log.ts';
import type { Policy } from '../policy/policy.ts';
import type { PostId } from '../post/post.ts';
import { type LedgerBranch, ledgerBranches } from './audit/ledger-branches.ts';
import { historyOf, noHistory } from './history.ts';
import { loadPolicy } from './load-policy.ts';
import type { LocalHistoryOptions } from './local-history.ts';
import { postsConcerned } from './posts-concerned.ts';
import { directorySource } from './source/directory-source.ts';
import { trustOf } from './workplace/trust-of.ts';

/**
 * The posts whose first intent is on record, by every year's branches that the
 * clone holds, and the texts of what was published lately.
 * @throws GitError, LedgerError
 */
export async function readLocalRecord({
  root,
  environment,
  paths,
  now,
  kept,
}: LocalHistoryOptions): Promise<History> {
  const source = directorySource(root);
  const loaded = await loadPolicy(source, kept);
  if (!loaded.ok) return noHistory;
  const { policy } = loaded.value;
  const posts = await postsConcerned(source, paths);
  const repository = await Repository.open({ directory: root, environment, history: 'any' });
  try {
    const branches = await ledgerBranches(repository);
    const published = new Map<PostId, Published>();
    const recent = new RecentTexts();
    const slots = new AccountSlots();
    const collect = { source, now, into: recent, slots };
    for (const year of new Set(branches.map((branch) => branch.year))) {
      const openYear = async (account: string) => {
        const branch = branches.find((one) => one.log === account && one.year === year);
        const log = await openAt(repository, policy, { log: account, year, branch });
        return { view: async () => log };
      };
      const found = await historyOf({ posts, policy, openLog: openYear, collect });
      for (const [post, one] of found.published) published.set(post, one);
    }
    return {
      ...{ published, recent, slots },
      ...(branches.length > 0 && { looked: new Set(posts) }),
    };
  } finally {
    await repository.close();
  }
}

const maxFileBytes = 64 * 1024 * 1024;

function openAt(
  repository: Repository,
  policy: Policy,
  { log, year, branch }: { log: string; year: string; branch: LedgerBranch | undefined },
): Promise<LogView> {
  const read = async (commit: string, path: string) => {
    const file = await repository.readFileAt(commit, path, maxFileBytes);
    return file.ok ? file.bytes : undefined;
  };
  return openLog({
    log,
    year,
    files: branch && { read: (path) => read(branch.commit, path) },
    trust: trustOf(policy, log),
  });
}
