import { expect, test } from 'vitest';
import { MemoryBranch, MemoryLog } from '../../src/ledger/memory-log.ts';
import { newKeyPair, parseSigner } from '../../src/ledger/signing-key.ts';

const keys = newKeyPair('pref.example/koho/organisation', Buffer.alloc(32, 7));

test('600 records are appended one by one, read back, and found again by key', async () => {
  const signer = parseSigner(keys.signerKey);
  if (!signer) throw new Error('key');
  const branch = new MemoryBranch();
  let ms = Date.UTC(2026, 3, 1);
  let n = 0;
  const nonce = () => (n++).toString(16).padStart(32, '0');
  const log = new MemoryLog({
    name: 'organisation',
    year: '2026',
    branch,
    trust: { origin: 'pref.example/koho', key: keys.verifierKey },
    signer,
    genesis: { nonce: nonce(), policy: 'a'.repeat(64) },
    now: () => new Date(ms++).toISOString(),
    run: 'local:test',
  });
  for (let i = 0; i < 600; i++) {
    await log.append(async () => [
      {
        kind: 'refused',
        nonce: nonce(),
        body: { post: `posts/koho/2026/${i % 50}`, commit: 'b'.repeat(40), blobs: [], reasons: [] },
      },
    ]);
  }
  const view = await log.view();
  expect(view.size).toBe(601);
  expect(await view.about('posts/koho/2026/7')).toHaveLength(12);
  expect((await view.record(300)).seq).toBe(300);
  expect(view.state.main).toBe('b'.repeat(40));
});
