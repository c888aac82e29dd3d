import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Remote } from '../../src/forge/git/remote.ts';
import { Repository } from '../../src/forge/git/repository.ts';
import { openGitLog } from '../../src/pipeline/workplace/logs.ts';
import { instant } from '../../src/post/post.ts';
import {
  bareRepository,
  cloneOf,
  commitFiles,
  git,
  newRepository,
  workspace,
} from '../forge/git/fixture.ts';
import { policyFor } from '../guideline/check-text.ts';

const space = workspace();
const list = vi.spyOn(Remote.prototype, 'list');
let repository: Repository;
beforeAll(async () => {
  const bare = bareRepository(space.path('forge.git'));
  const author = newRepository(space.path('author'));
  const commit = commitFiles(author, { 'records/x': 'x' });
  for (const log of ['kotsu-x/2025', 'kotsu-x/2026', 'kotsu-x-old/2027', 'kotsu/x/2028']) {
    git(author, 'push', '-q', bare, `${commit}:refs/heads/ledger/${log}`);
  }
  repository = await Repository.open({ directory: cloneOf(bare, space.path('clone')) });
});
afterAll(async () => {
  await repository.close();
  space.remove();
});

const options = () => ({
  ...{ repository, policy: policyFor(), run: 'local:x' },
  clock: { now: () => instant(Date.parse('2030-05-01T00:00:00Z')), until: async () => undefined },
  chance: { nonce: () => '0'.repeat(32), fraction: () => 0 },
});

/** Which branch a log is read from, whatever lies there. */
async function branchOf(name: string): Promise<string | undefined> {
  const fetch = vi.spyOn(repository, 'fetch');
  const log = await openGitLog(options(), name);
  await log.view().catch(() => undefined);
  const [[asked] = []] = fetch.mock.calls;
  fetch.mockRestore();
  return asked?.[0];
}

test('the newest year that a log has begun, else the present one; the remote is asked once for all logs', async () => {
  // A network that was cut is asked again.
  list.mockRejectedValueOnce(new Error('cut'));
  await expect(branchOf('kotsu-x')).rejects.toThrow('cut');
  list.mockClear();
  expect(await branchOf('kotsu-x')).toBe('refs/heads/ledger/kotsu-x/2026');
  expect(await branchOf('kotsu-x-old')).toBe('refs/heads/ledger/kotsu-x-old/2027');
  expect(await branchOf('koho-x')).toBe('refs/heads/ledger/koho-x/2030');
  expect(list).toHaveBeenCalledTimes(1);
});
