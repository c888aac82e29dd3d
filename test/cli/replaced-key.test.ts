import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKeyPair, parseSigner } from '../../src/ledger/signing-key.ts';
import { commitFiles, git, workspace } from '../forge/git/fixture.ts';
import { logWriter } from '../forge/git/log-writer.ts';
import { beforeAll as early, koho, project } from './call-koho.ts';

const space = workspace();
afterAll(() => space.remove());

const origin = 'example.lg.jp/koho';
const log = 'hokkaido-koho-x';
const [before, now] = [1, 2].map((seed) => {
  const pair = newKeyPair(`${origin}/${log}`, new Uint8Array(32).fill(seed));
  const signer = parseSigner(pair.signerKey);
  if (signer === undefined) throw new Error('no key');
  return { ...pair, signer };
});

let clone = '';

/** A clone whose record was signed by a key that the policy has handed over since, lawfully. */
beforeAll(async () => {
  if (!before || !now) throw new Error('no keys');
  const trust = { origin, key: before.verifierKey };
  const options = { log, trust, signer: before.signer };
  const writer = await logWriter({ space, origin: 'origin.git', name: 'writer', options });
  const delivery = 'd'.repeat(64);
  const reason = { code: 'paused', ja: '一時停止中です。', en: 'Paused.' };
  await writer.log.append(async () => [
    { kind: 'blocked', nonce: '1'.repeat(32), body: { delivery, reason } },
  ]);
  const { size, tip } = await writer.log.view();
  await writer.repository.close();
  clone = writer.directory;
  for (const name of ['policies', 'posts', '.github/CODEOWNERS']) {
    cpSync(join(project, name), join(clone, name), { recursive: true });
  }
  const koho = join(clone, 'policies/koho.yml');
  const keys = `  keys:
    - log: ${log}
      key: ${now.verifierKey}
      replaced:
        - {key: ${before.verifierKey}, year: "2026", size: ${size}, last: ${tip.last}}`;
  writeFileSync(koho, readFileSync(koho, 'utf8').replace('  keys: []', keys));
  commitFiles(clone, {});
  git(clone, 'fetch', '-q', 'origin');
});

test('what was signed before a lawful change of the key is still read by a check', async () => {
  const { code, err } = await koho(['check', '--root', clone, '--now', early]);
  expect(err).toBe('');
  expect(code).toBe(0);
});

test('and --fix knows what is published, and does its work', async () => {
  const args = ['check', '--fix', '--dry-run', '--root', clone, '--now', early];
  const { code, err } = await koho(args);
  expect(err).toBe('');
  expect(code).toBe(0);
});
