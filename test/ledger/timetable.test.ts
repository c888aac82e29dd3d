import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { MemoryBranch, MemoryLog } from '../../src/ledger/memory-log.ts';
import type { Draft } from '../../src/ledger/record.ts';
import {
  approvedBody,
  instant,
  intentDraft,
  plannedDraft,
  policies,
} from '../tampering/realistic-ledger.ts';

const script = join(import.meta.dirname, '../../scripts/verify-ledger.mjs');
const origin = 'pref.example/koho';
let n = 0;
const nonce = () => (n++).toString(16).padStart(32, '0');

async function written(name: string, drafts: readonly Draft[]): Promise<MemoryBranch> {
  const branch = new MemoryBranch();
  const policy = name === 'organisation' ? { policy: policies[0] } : {};
  const log = new MemoryLog({
    ...{ name, year: '2026', branch, trust: { origin }, run: 'github:1/1' },
    genesis: { nonce: nonce(), ...policy },
    now: () => instant(60),
  });
  await log.append(async () => drafts);
  return branch;
}

/** What the verifier says that was written from the document alone. */
async function verified(handedOver: string, calledBack: string): Promise<string> {
  const approved = approvedBody(0, policies[0], instant(2));
  const delivery = approved.deliveries.find(({ account }) => account === 'koho-x');
  if (!delivery) throw new TypeError('no delivery');
  const publication = { n: 0, approved, delivery, approvedSeq: 1, at: instant };
  const intent = nonce();
  const begun = intentDraft(intent, 1, publication);
  if (begun.kind !== 'intent') throw new TypeError(begun.kind);
  const { part, policy, review, mergeCommit, checkedAt } = begun.body;
  const about = { delivery: begun.body.delivery, part, intent };
  const reason = { code: 'paused', ja: '停止', en: 'paused' };
  const gate = { policy, review, mergeCommit, checkedAt };
  const of = (remoteId: string) => ({ ...about, remoteId });
  const account: readonly Draft[] = [
    plannedDraft(nonce(), publication),
    begun,
    { kind: 'prepared', nonce: nonce(), body: of(handedOver) },
    {
      kind: 'scheduling',
      nonce: nonce(),
      body: { ...of(handedOver), dueAt: instant(99), ...gate },
    },
    { kind: 'scheduled', nonce: nonce(), body: of(handedOver) },
    { kind: 'recalling', nonce: nonce(), body: { ...of(calledBack), reason } },
    { kind: 'called-back', nonce: nonce(), body: { ...of(calledBack), reason, closes: false } },
  ];
  const organisation: Draft = { kind: 'approved', nonce: nonce(), body: approved };
  const folder = mkdtempSync(join(tmpdir(), 'koho-timetable-'));
  try {
    for (const [name, drafts] of [
      ['organisation', [organisation]],
      ['koho-x', account],
    ] as const) {
      for (const [path, bytes] of (await written(name, drafts)).tip ?? []) {
        const file = join(folder, name, '2026', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
    }
    const args = [script, folder, '--origin', origin];
    return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the second verifier knows what stood on a timetable, and what did not', async () => {
  expect(await verified('1_2', '1_2')).toMatch(/^intact/m);
  expect(await verified('1_2', '1_3')).toMatch(/tampered: .*record 6: not scheduled/);
});
