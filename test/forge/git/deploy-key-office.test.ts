import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { GitLog } from '../../../src/forge/git/git-log.ts';
import { Repository } from '../../../src/forge/git/repository.ts';
import { loadPolicy } from '../../../src/pipeline/load-policy.ts';
import { commitSource } from '../../../src/pipeline/source/commit-source.ts';
import { openRecordOffice } from '../../../src/pipeline/workplace/record-office.ts';
import { fakeSsh } from './fake-ssh.ts';
import { bareRepository, cloneOf, commitFiles, git, workspace } from './fixture.ts';
import { examined } from './log-writer.ts';
import { realChance, realClock } from './surroundings.ts';

const space = workspace();
afterAll(() => space.remove());

const root = join(import.meta.dirname, '../../..');
const name = /repository: (\S+)/;
const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${'QUJD'.repeat(40)}\n-----END OPENSSH PRIVATE KEY-----\n`;

/** A forge with a main that holds a policy, and the organisation's log that began with it. */
async function begunRecord() {
  const work = space.path('work');
  mkdirSync(work);
  git(work, 'init', '-q', '-b', 'main');
  cpSync(join(root, 'policies'), join(work, 'policies'), { recursive: true });
  cpSync(join(root, '.github/CODEOWNERS'), join(work, '.github/CODEOWNERS'));
  const main = commitFiles(work, {});
  const [, repositoryName = ''] = name.exec(git(work, 'show', 'HEAD:policies/koho.yml')) ?? [];
  const bare = bareRepository(space.path(`${repositoryName}.git`));
  git(work, 'push', '-q', bare, 'main');
  const clone = cloneOf(bare, space.path('clone'));
  const repository = await Repository.open({ directory: clone });
  const loaded = await loadPolicy(commitSource(repository, main));
  if (!loaded.ok) throw new Error('the policy of this project cannot be read');
  const { digest, policy } = loaded.value;
  const log = new GitLog({
    repository,
    log: 'organisation',
    year: '2026',
    trust: { origin: policy.organisation.ledger.origin },
    genesis: { policy: digest, main },
    run: 'local:begin',
    clock: realClock,
    chance: realChance,
  });
  await log.append(async () => [examined(realChance.nonce())]);
  await repository.close();
  return { bare, clone, repositoryName };
}

it('a job with the deploy key writes by it to the place that the policy in force names; one that only looks does not', async () => {
  const { bare, clone, repositoryName } = await begunRecord();
  const ssh = fakeSsh(space.path('ssh'), space.folder);
  const environment = {
    ...process.env,
    PATH: ssh.path,
    GITHUB_RUN_ID: '7',
    KOHO_LEDGER_DEPLOY_KEY: privateKey,
  };
  const settings = { root: clone, environment };

  const office = await openRecordOffice(settings, { signs: 'organisation' });
  expect(ssh.seen()).toBeUndefined();
  await office.organisation.append(async () => [examined(realChance.nonce())]);
  expect(ssh.seen()?.args.slice(-2)).toEqual([
    'git@github.com',
    `git-receive-pack '/${repositoryName}.git'`,
  ]);
  expect(ssh.seen()?.environment).not.toContain('KOHO_');
  await office.close();

  const branch = git(bare, 'for-each-ref', '--format=%(refname)', 'refs/heads/ledger');
  expect(git(bare, 'rev-list', '--count', branch.split('\n')[0] ?? '')).toBe('2');

  ssh.refuse('nobody should have asked\n');
  const visitor = await openRecordOffice(settings, { signs: 'nothing' });
  await visitor.organisation.append(async () => [examined(realChance.nonce())]);
  await visitor.close();
});
