import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Repository } from '../../../src/forge/git/repository.ts';
import { git, workspace } from './fixture.ts';
import { type GitServer, serveGit } from './git-server.ts';
import { examined, logWriter } from './log-writer.ts';
import { fixedChance, fixedClock, realChance } from './surroundings.ts';

const space = workspace();
let server: GitServer;
beforeAll(async () => {
  server = await serveGit(space.folder);
});
afterAll(async () => {
  await server.close();
  space.remove();
});

const branch = 'ledger/organisation/2026';
const clock = fixedClock('2026-12-01T01:00:00.000Z');

test('the first append begins the log with its genesis, as an orphan commit by koho at the given time', async () => {
  const { log, bare, repository } = await logWriter({
    space,
    origin: 'first.git',
    name: 'first',
    options: { clock },
  });
  expect((await log.view()).size).toBe(0);
  const { records, view } = await log.append(async () => [examined('1'.repeat(32))]);
  expect(records.map((record) => record.kind)).toEqual(['genesis', 'examined']);
  expect(view.size).toBe(2);
  const line = git(bare, 'log', '--format=%P|%an|%ae|%cn|%aI|%cI', branch);
  const time = '2026-12-01T01:00:00+00:00';
  expect(line).toBe(`|koho|koho@localhost|koho|${time}|${time}`);
  await repository.close();
});

test('an empty proposal writes nothing', async () => {
  const { log, bare, repository } = await logWriter({ space, origin: 'none.git', name: 'none' });
  expect((await log.append(async () => [])).records).toEqual([]);
  expect(git(bare, 'for-each-ref')).toBe('');
  await repository.close();
});

test('two runners that build the same commit: it is on record once and both find their nonce', async () => {
  const same = { clock, run: 'github:7/1' };
  const make = (name: string) =>
    logWriter({
      space,
      origin: 'same.git',
      name,
      options: { ...same, chance: fixedChance('e'.repeat(32)) },
    });
  const [one, two] = [await make('same-1'), await make('same-2')];
  const draft = examined('f'.repeat(32));
  // The second proposal waits for the first to be pushed: both stand on the empty log.
  let firstIsDone = () => {};
  const first = new Promise<void>((resolve) => {
    firstIsDone = resolve;
  });
  const second = two.log.append(async () => {
    await first;
    return [draft];
  });
  await one.log.append(async () => [draft]);
  firstIsDone();
  expect((await second).records.at(-1)?.nonce).toBe('f'.repeat(32));
  expect((await one.log.view()).size).toBe(2);
  await Promise.all([one, two].map(({ repository }) => repository.close()));
});

test('a lost race is proposed again on the log that the winner left', async () => {
  const make = (name: string) =>
    logWriter({ space, origin: 'lost.git', name, options: { clock, chance: fixedChance() } });
  const [one, two] = [await make('lost-1'), await make('lost-2')];
  const sizes: number[] = [];
  const { records } = await two.log.append(async (view) => {
    sizes.push(view.size);
    if (sizes.length === 1) await one.log.append(async () => [examined('1'.repeat(32))]);
    return [examined('2'.repeat(32))];
  });
  expect(sizes).toEqual([0, 2]);
  expect(records.map((record) => record.seq)).toEqual([2]);
  await Promise.all([one, two].map(({ repository }) => repository.close()));
});

test('the answer to a push is lost: the record is read back and not written twice', async () => {
  const { log, repository } = await logWriter({
    space,
    origin: 'cut.git',
    name: 'cut',
    server,
    options: { clock },
  });
  // The transport may send the same request again by itself; the remote refuses that one as a race.
  let cuts = 0;
  server.loseAnswerTo = (request) => {
    const push = request.method === 'POST' && request.url === '/cut.git/git-receive-pack';
    if (push) cuts += 1;
    return push && cuts === 1;
  };
  let proposals = 0;
  const { records } = await log.append(async () => {
    proposals += 1;
    return [examined(realChance.nonce())];
  });
  server.loseAnswerTo = () => false;
  expect(cuts).toBeGreaterThan(0);
  expect([proposals, records.length]).toEqual([1, 2]);
  expect((await log.view()).size).toBe(2);
  await repository.close();
});

test('a hook that says no is not a race', async () => {
  const { log, bare, repository } = await logWriter({ space, origin: 'hook.git', name: 'hook' });
  writeFileSync(join(bare, 'hooks', 'pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  let proposals = 0;
  const append = log.append(async () => {
    proposals += 1;
    return [examined(realChance.nonce())];
  });
  await expect(append).rejects.toMatchObject({ code: 'push-refused', log: 'organisation' });
  expect(proposals).toBe(1);
  await repository.close();
});

test('an unreachable remote is not an empty log', async () => {
  const { log, directory, repository } = await logWriter({
    space,
    origin: 'gone.git',
    name: 'gone',
  });
  git(directory, 'remote', 'set-url', 'origin', 'http://127.0.0.1:9/gone.git');
  await expect(log.view()).rejects.toMatchObject({ code: 'not-reachable' });
  await repository.close();
});

test('a branch that was set back is refused by the same writer and, by the remembered tip, by a later run', async () => {
  const { open, bare, repository } = await logWriter({ space, origin: 'back.git', name: 'back' });
  const log = open({ rememberSeen: true });
  await log.append(async () => [examined(realChance.nonce())]);
  await log.append(async () => [examined(realChance.nonce())]);
  git(bare, 'update-ref', `refs/heads/${branch}`, `${branch}~1`);
  await expect(log.view()).rejects.toMatchObject({ code: 'tip-not-extending' });
  const later = open({ rememberSeen: true });
  await expect(later.view()).rejects.toMatchObject({ code: 'tip-not-extending' });
  git(bare, 'update-ref', '-d', `refs/heads/${branch}`);
  await expect(later.view()).rejects.toMatchObject({ code: 'tip-not-extending' });
  // Without a memory nothing can be noticed: what a witness is for.
  expect((await open().view()).size).toBe(0);
  await repository.close();
});

test('a damaged memory of the last tip is told, not forgotten', async () => {
  const { open, directory, repository } = await logWriter({
    space,
    origin: 'mem.git',
    name: 'mem',
  });
  await open({ rememberSeen: true }).append(async () => [examined(realChance.nonce())]);
  const file = join(directory, '.git', 'koho', 'seen', 'organisation.2026.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ size: 2 });
  writeFileSync(file, '{"size":2');
  await expect(open({ rememberSeen: true }).view()).rejects.toMatchObject({
    code: 'tip-malformed',
  });
  await repository.close();
});

test('the token reaches the remote as a header and nobody else: not argv, not disk, not errors', async () => {
  const token = 'ghs_secretsecretsecret';
  const { log, directory, repository } = await logWriter({
    space,
    origin: 'auth.git',
    name: 'auth',
    server,
    token,
  });
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  let argv = '';
  server.before = (request, response) => {
    if (!request.url?.startsWith('/auth.git')) return false;
    argv += execFileSync('ps', ['-ww', '-e', '-o', 'args'], { encoding: 'utf8' });
    if (request.headers.authorization === `Basic ${basic}`) return false;
    response.writeHead(401).end();
    return true;
  };
  expect((await log.view()).size).toBe(0);
  expect(argv).toContain('/auth.git');
  expect(argv).not.toContain(token);
  expect(argv).not.toContain(basic);
  server.before = (request, response) => {
    if (!request.url?.startsWith('/auth.git')) return false;
    response.writeHead(403).end(token);
    return true;
  };
  const error = await log.view().catch((reason: unknown) => reason);
  server.before = () => false;
  expect(error).toMatchObject({ code: 'not-reachable', cause: { code: 'authentication' } });
  expect(String(error)).not.toContain(token);
  expect(readFileSync(join(directory, '.git', 'config'), 'utf8')).not.toContain(token);
  await repository.close();
});

test('a push that git calls a success but that is not on the branch is made again', async () => {
  const { log, bare, repository } = await logWriter({
    space,
    origin: 'fake.git',
    name: 'fake',
    options: { clock },
  });
  const once = `test -e once || { touch once; git update-ref -d refs/heads/${branch}; }`;
  writeFileSync(join(bare, 'hooks', 'post-receive'), `#!/bin/sh\n${once}\n`, { mode: 0o755 });
  let proposals = 0;
  const { records } = await log.append(async () => {
    proposals += 1;
    return [examined(realChance.nonce())];
  });
  expect([proposals, records.length]).toEqual([2, 2]);
  expect((await log.view()).size).toBe(2);
  await repository.close();
});

test('a log that loses every race gives up with its own code', async () => {
  const one = await logWriter({ space, origin: 'never.git', name: 'never', options: { clock } });
  writeFileSync(
    join(one.bare, 'hooks', 'post-receive'),
    `#!/bin/sh\ngit update-ref -d refs/heads/${branch}\n`,
    { mode: 0o755 },
  );
  let proposals = 0;
  const append = one.log.append(async () => {
    proposals += 1;
    return [examined(realChance.nonce())];
  });
  await expect(append).rejects.toMatchObject({ code: 'append-gave-up' });
  expect(proposals).toBe(40);
  await one.repository.close();
});

test('a remote that never answers costs a bounded time and its processes are ended', async () => {
  const { directory, repository } = await logWriter({
    space,
    origin: 'hang.git',
    name: 'hang',
    server,
  });
  await repository.close();
  const hasty = await Repository.open({ directory, networkTimeoutMs: 400 });
  const closed = new Promise<void>((resolve) => {
    server.before = (request) => {
      if (!request.url?.startsWith('/hang.git')) return false;
      request.socket.on('close', () => resolve());
      return true;
    };
  });
  await expect(hasty.fetch(['refs/heads/main'])).rejects.toMatchObject({ code: 'timeout' });
  await closed;
  server.before = () => false;
  await hasty.close();
});
