import { Repository } from '../../forge/git/repository.ts';
import type { Settings } from './settings.ts';

/**
 * The clone that a keyed job works in. The job's own token reads; to push, a job
 * has a deploy key (see `pushByDeployKey`) or `KOHO_LEDGER_TOKEN`, which may write
 * `ledger/…` (a GitHub App's token, say).
 */
export function openRepository(
  { root, environment, token }: Settings,
  history: 'complete' | 'any' = 'complete',
): Promise<Repository> {
  const credential = environment.KOHO_LEDGER_TOKEN || token;
  return Repository.open({
    directory: root,
    history,
    environment,
    ...(credential ? { token: credential } : {}),
  });
}
