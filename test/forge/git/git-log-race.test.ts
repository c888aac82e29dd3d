import { afterAll, beforeAll, expect, test } from 'vitest';
import { git, workspace } from './fixture.ts';
import { type GitServer, serveGit } from './git-server.ts';
import { examined, logWriter } from './log-writer.ts';
import { realChance } from './surroundings.ts';

const space = workspace();
let server: GitServer;
beforeAll(async () => {
  server = await serveGit(space.folder);
});
afterAll(async () => {
  await server.close();
  space.remove();
});

const origin = 'race.git';

test('8 writers race with 25 appends each on one log: 200 records, none lost, one chain', async () => {
  const writers = [];
  for (let index = 0; index < 8; index++) {
    writers.push(await logWriter({ space, origin, name: `writer-${index}`, server }));
  }
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
  const reader = await logWriter({ space, origin, name: 'reader', server });
  const view = await reader.log.view();
  expect(view.size).toBe(201);
  const recorded: string[] = [];
  let prev = '0'.repeat(64);
  for await (const record of view.recordsFrom(0)) {
    if (record.kind === 'genesis') expect(record.prev).toBe(prev);
    else recorded.push(record.nonce);
    prev = record.prev;
  }
  expect(recorded.toSorted()).toEqual(nonces.flat().toSorted());
  expect(git(space.path(origin), 'rev-list', '--count', 'ledger/organisation/2026')).toBe('200');
  await Promise.all([...writers, reader].map(({ repository }) => repository.close()));
}, 600_000);
