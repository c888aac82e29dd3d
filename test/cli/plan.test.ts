import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draft } from '../../src/ledger/record.ts';
import { loadPolicy } from '../../src/pipeline/load-policy.ts';
import { directorySource } from '../../src/pipeline/source/directory-source.ts';
import { sha256 } from '../../src/pipeline/workplace/sha256.ts';
import { commitFiles, git, workspace } from '../forge/git/fixture.ts';
import { logWriter } from '../forge/git/log-writer.ts';
import { koho, project } from './call-koho.ts';

const space = workspace();
afterAll(() => space.remove());

const account = 'hokkaido-koho-x';
let clone = '';

/** A clone whose remote has a record with one approved post. */
beforeAll(async () => {
  const options = { trust: { origin: 'example.lg.jp/koho' } };
  const writer = await logWriter({ space, origin: 'origin.git', name: 'clone', options });
  clone = writer.directory;
  for (const name of ['policies', 'posts', '.github/CODEOWNERS']) {
    cpSync(join(project, name), join(clone, name), { recursive: true });
  }
  const main = commitFiles(clone, {});
  git(clone, 'push', '-q', 'origin', 'HEAD:main');
  const policy = await loadPolicy(directorySource(clone));
  const digest = policy.ok ? policy.value.digest : '';
  const log = writer.open({ genesis: { policy: digest, main } });
  await log.append(async () => [approved(main, digest)]);
  await writer.repository.close();
});

function approved(main: string, policy: string): Draft {
  return {
    kind: 'approved',
    nonce: '1'.repeat(32),
    body: {
      ...{ post: 'posts/koho/2026/magazine-december', commit: main, policy, blobs: [] },
      content: sha256('content'),
      warnings: [],
      answers: [],
      deliveries: [
        {
          ...{ delivery: sha256('delivery'), account, platform: 'x', edition: 1 },
          publishAt: '2026-12-03T00:00:00.000Z',
          latestAt: '2026-12-04T08:00:00.000Z',
          payload: sha256('payload'),
          parts: [{ text: sha256('text'), media: [], cost: 15_000 }],
        },
      ],
      approval: {
        ...{ pullRequest: 1, author: 2, reviewer: 9000000102, role: 'head', review: 3 },
        ...{ mergeCommit: main, headCommit: main, baseCommit: main, reviewedCommit: main },
        reviewedAt: '2026-12-01T00:00:00.000Z',
        mergedAt: '2026-12-01T00:05:00.000Z',
      },
    },
  };
}

const plan = (...args: readonly string[]) => koho(['plan', ...args], { cwd: clone });

test('what is due next, without keys or a token', async () => {
  const { code, out, err } = await plan();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/12月3日.*9:00.*hokkaido-koho-x\n {2}posts.*magazine-december {2}承認済み/);
});

test.each(['ja', 'en'])(
  'fits a terminal of 80 columns, whatever the reason of a pause: %s',
  async (lang) => {
    const pause = ['pause', '--by', '防災', '--account', 'hokkaido-kotsu-facebook', '--why'];
    await koho([...pause, '大雨のため。'.repeat(12)], { cwd: clone });
    const { out } = await plan('--lang', lang);
    git(
      join(clone, '..', 'origin.git'),
      'update-ref',
      '-d',
      'refs/heads/koho-pause-hokkaido-kotsu-facebook',
    );
    expect(out).toContain('大雨');
    // Everything beyond ASCII counted as two: no terminal shows it wider.
    for (const line of out.split('\n')) {
      expect(line.replaceAll(/[^\0-\x7f]/g, '**').length, line).toBeLessThanOrEqual(80);
    }
  },
);

test('for programs: exactly these keys, instants in UTC', async () => {
  const { out } = await plan('--format', 'json');
  const { runnerMinutes, ...rest } = JSON.parse(out);
  expect(Object.keys(runnerMinutes)).toEqual(['days', 'clock', 'cronAlone']);
  expect(rest).toEqual({
    deliveries: [
      {
        account,
        post: 'posts/koho/2026/magazine-december',
        publishAt: '2026-12-03T00:00:00.000Z',
        latestAt: '2026-12-04T08:00:00.000Z',
        states: ['approved'],
      },
    ],
    forecast: [{ account, month: '2026-12', posts: 1, micros: 15_000, budget: expect.anything() }],
  });
});

test('one account only, and only one that is registered', async () => {
  const { out } = await plan('--account', 'hokkaido-kotsu-x', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ deliveries: [], forecast: [] });
  expect((await plan('--account', 'hokkaido-kotsu-x')).out).toMatch(
    /公開を待っている投稿はありません/,
  );
  const unknown = await plan('--account', 'hokkaido');
  expect(unknown.code).toBe(2);
  expect(unknown.err).toMatch(/登録されていません/);
});

test('says first what is paused, by whom and why, until that is over', async () => {
  const pause = (...args: string[]) =>
    koho(['pause', ...args, '--by', '防災\u001b[2J'], { cwd: clone });
  expect((await pause('--why', '訓練', '--account', 'hokkaido-kotsu-x')).code).toBe(0);
  expect((await plan('--account', account)).out).not.toContain('一時停止中');
  expect((await pause('--why', '災害')).code).toBe(0);
  const { out } = await plan();
  expect(out).toMatch(/^【一時停止中】すべて\n {2}防災.*: 災害 \(/);
  expect(out).toContain('【一時停止中】hokkaido-kotsu-x');
  expect(out).not.toContain('\u001b');
  for (const ref of ['koho-pause', 'koho-pause-hokkaido-kotsu-x']) {
    git(join(clone, '..', 'origin.git'), 'update-ref', '-d', `refs/heads/${ref}`);
  }
  expect((await plan()).out).not.toContain('一時停止中');
});

test('a pause by hand whose reason holds personal data is shown without it', async () => {
  const note = { by: '当番', why: '携帯090-1234-5678を載せた', at: '2026-12-01T00:00:00.000Z' };
  const tree = git(clone, 'rev-parse', 'HEAD^{tree}').trim();
  const message = `Pause\n\nKoho-Pause: ${JSON.stringify(note)}`;
  const commit = git(clone, 'commit-tree', '-m', message, tree).trim();
  git(clone, 'push', '-q', 'origin', `${commit}:refs/heads/koho-pause`);
  const { out } = await plan();
  git(join(clone, '..', 'origin.git'), 'update-ref', '-d', 'refs/heads/koho-pause');
  expect(out).toMatch(/^【一時停止中】すべて\n {2}当番: 携帯0＊+を載せた/);
  expect(out).not.toContain('1234');
});

test('audit verify of the same clone: intact, and what it cannot prove', async () => {
  git(clone, 'fetch', '-q', 'origin');
  const { out } = await koho(['audit', 'verify', '--format', 'json'], { cwd: clone });
  const report = JSON.parse(out);
  expect(Object.keys(report)).toEqual([
    ...['verdict', 'firstBad', 'logs', 'undecidable', 'notProven', 'counts'],
  ]);
  expect(report.logs).toMatchObject([{ log: 'organisation', year: '2026', records: 2 }]);
});
