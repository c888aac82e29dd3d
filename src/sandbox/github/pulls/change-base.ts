import { validationFailed } from '../api-error.ts';
import { refAt } from '../git/objects.ts';
import type { PullRequest, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { compareWithBase, refreshTestMerge } from './head.ts';

/** Points an open pull request at another branch; what it changes is then counted anew. */
export async function changeBase(
  world: World,
  repository: Repository,
  pull: PullRequest,
  base: string,
): Promise<void> {
  if (base === pull.baseRef) return;
  if (pull.state === 'closed') {
    const message = 'Cannot change the base branch of a closed pull request.';
    throw validationFailed({ resource: 'PullRequest', field: 'base', code: 'custom', message });
  }
  const tip = await refAt(repository.dir, `refs/heads/${base}`);
  if (tip === undefined) {
    throw validationFailed({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  }
  pull.baseRef = base;
  pull.baseSha = tip;
  await compareWithBase(repository, pull);
  await refreshTestMerge(world, repository, pull, tip);
}
