import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { MemoryBranch, MemoryLog } from '../../src/ledger/memory-log.ts';
import type { Draft, PlannedBody } from '../../src/ledger/record.ts';
import {
  approvedBody,
  confirmedDraft,
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

/** A post and a correction that edits it; `edits`: what the account's job says that it edits. */
async function drafts(o: {
  readonly edits?: string;
  readonly remoteId?: string;
  /** The corrected post is ordered gone before the correction is begun. */
  readonly isOrderedGone?: true;
}) {
  const post = approvedBody(0, policies[0], instant(2));
  const root = post.deliveries.find(({ account }) => account === 'koho-x');
  const second = approvedBody(1, policies[0], instant(3));
  const own = second.deliveries.find(({ account }) => account === 'koho-x');
  if (!root || !own) throw new TypeError('no delivery');
  const edit: PlannedBody = { ...own, edits: root.delivery };
  const correction = { ...second, deliveries: [edit] };
  const first = { n: 0, approved: post, delivery: root, approvedSeq: 1, at: instant };
  const planned: PlannedBody = { ...edit, edits: o.edits ?? root.delivery };
  const next = { n: 0, approved: correction, delivery: planned, approvedSeq: 2, at: instant };
  const [intent, again] = [nonce(), nonce()];
  const confirmed = confirmedDraft(nonce(), again, next, instant(30));
  if (confirmed.kind !== 'confirmed') throw new TypeError(confirmed.kind);
  const { remoteId = confirmed.body.remoteId } = o;
  const account: readonly Draft[] = [
    plannedDraft(nonce(), first),
    intentDraft(intent, 1, first),
    confirmedDraft(nonce(), intent, first, instant(20)),
    plannedDraft(nonce(), next),
    ...(o.isOrderedGone ? [orderedGone(root.delivery, post.content)] : []),
    intentDraft(again, 1, next),
    { ...confirmed, body: { ...confirmed.body, remoteId } },
  ];
  const organisation: readonly Draft[] = [
    { kind: 'approved', nonce: nonce(), body: post },
    { kind: 'approved', nonce: nonce(), body: correction },
  ];
  return { organisation, account };
}

function orderedGone(delivery: string, content: string): Draft {
  const why = { why: 'w', whyNotCorrect: 'w' };
  const body = { delivery, content, orderedBy: '7', ...why, closes: false };
  return { kind: 'withdrawal', nonce: nonce(), body };
}

/** What the verifier says that was written from the document alone. */
async function verified(o: Parameters<typeof drafts>[0]): Promise<string> {
  const { organisation, account } = await drafts(o);
  const folder = mkdtempSync(join(tmpdir(), 'koho-edits-'));
  try {
    for (const [name, all] of Object.entries({ organisation, 'koho-x': account })) {
      const branch = await written(name, all);
      for (const [path, bytes] of branch.tip ?? []) {
        const at = join(folder, name, '2026', path);
        mkdirSync(dirname(at), { recursive: true });
        writeFileSync(at, bytes);
      }
    }
    const { stdout, stderr } = spawnSync(process.execPath, [script, folder, '--origin', origin]);
    return `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the second verifier follows a correction that replaced the text of the corrected post', async () => {
  expect(await verified({})).toContain('intact');
});

test.each([
  ['as the text of another post than was approved', { edits: 'e'.repeat(64) }, 'not approved'],
  ['of a post that was ordered gone before', { isOrderedGone: true } as const, 'a withdrawn post'],
  ['at a post that the corrected delivery did not make', { remoteId: '1_9' }, 'of another'],
])('and finds one %s', async (_, o, said) => {
  expect(await verified(o)).toContain(said);
});
