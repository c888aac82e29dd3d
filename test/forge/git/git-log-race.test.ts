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

// Over HTTP each append takes three times as many processes, and the same refs are swapped by the same git.
test.each([
  { count: 8, rounds: 25, way: 'by path' },
  { count: 3, rounds: 4, way: 'over HTTP' },
])(
  '$count writers race $way with $rounds appends each on one log: none lost, one chain',
  async (o) => {
    const { count, rounds, way } = o;
    const over = { space, origin: `${count}.git`, ...(way === 'over HTTP' && { server }) };
    const writers = [];
    for (let index = 0; index < count; index++) {
      writers.push(await logWriter({ ...over, name: `${count}-writer-${index}` }));
    }
    const nonces = await Promise.all(
      writers.map(async ({ log }) => {
        const own: string[] = [];
        for (let round = 0; round < rounds; round++) {
          const nonce = realChance.nonce();
          const { records } = await log.append(async () => [examined(nonce)]);
          expect(records.at(-1)?.nonce).toBe(nonce);
          own.push(nonce);
        }
        return own;
      }),
    );
    const reader = await logWriter({ ...over, name: `${count}-reader` });
    const view = await reader.log.view();
    expect(view.size).toBe(count * rounds + 1);
    const recorded: string[] = [];
    let prev = '0'.repeat(64);
    for await (const record of view.recordsFrom(0)) {
      if (record.kind === 'genesis') expect(record.prev).toBe(prev);
      else recorded.push(record.nonce);
      prev = record.prev;
    }
    expect(recorded.toSorted()).toEqual(nonces.flat().toSorted());
    expect(git(space.path(over.origin), 'rev-list', '--count', 'ledger/organisation/2026')).toBe(
      `${count * rounds}`,
    );
    await Promise.all([...writers, reader].map(({ repository }) => repository.close()));
  },
);
