import { afterAll, beforeAll, expect, test } from 'vitest';
import { GitLog, type GitLogOptions } from '../../../src/forge/git/git-log.ts';
import { Repository } from '../../../src/forge/git/repository.ts';
import type { Draft } from '../../../src/ledger/record.ts';
import { bareRepository, cloneOf, git, workspace } from './fixture.ts';
import { type GitServer, serveGit } from './git-server.ts';
import { realChance, realClock } from './surroundings.ts';

const space = workspace();
let server: GitServer;
beforeAll(async () => {
  server = await serveGit(space.folder);
});
afterAll(async () => {
  await server.close();
  space.remove();
});

function examined(nonce: string, main = 'a'.repeat(40)): Draft {
  return { kind: 'examined', nonce, body: { main } };
}

async function writer(origin: string, name: string, more: Partial<GitLogOptions> = {}) {
  const directory = cloneOf(`${server.url}/${origin}`, space.path(name));
  const repository = await Repository.open({ directory });
  const log = new GitLog({
    repository,
    log: 'organisation',
    year: '2026',
    trust: { origin: 'koho.example.jp' },
    run: `local:${name}`,
    clock: realClock,
    chance: realChance,
    ...more,
  });
  return { directory, repository, log };
}

test('8 writers race with 25 appends each on one log: 200 records, none lost, one chain', async () => {
  bareRepository(space.path('race.git'));
  const writers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => writer('race.git', `race-${index}`)),
  );
  const nonces = await Promise.all(
    writers.map(async ({ log }) => {
      const own: string[] = [];
      for (let round = 0; round < 25; round++) {
        const nonce = realChance.nonce();
        const { records } = await log.append(async () => [examined(nonce)]);
        expect(records.at(-1)?.nonce).toBe(nonce);
        own.push(nonce);
      }
      return own;
    }),
  );
  const reader = await writer('race.git', 'race-reader');
  const view = await reader.log.view();
  expect(view.size).toBe(201);
  const recorded: string[] = [];
  for await (const record of view.recordsFrom(1)) recorded.push(record.nonce);
  expect(recorded.toSorted()).toEqual(nonces.flat().toSorted());
  const commits = git(space.path('race.git'), 'rev-list', '--count', 'ledger/organisation/2026');
  expect(commits).toBe('200');
  await Promise.all([...writers, reader].map(({ repository }) => repository.close()));
}, 300_000);
