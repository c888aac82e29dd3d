import { Repository } from '../../forge/git/repository.ts';
import type { Settings } from './settings.ts';

/**
 * The clone that a keyed job works in. `KOHO_LEDGER_TOKEN` may push to `ledger/…`
 * (a GitHub App's token, say); otherwise the job's own token reads.
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
