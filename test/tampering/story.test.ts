import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/ledger/digest.ts';
import type { PlannedBody } from '../../src/ledger/kinds/parts.ts';
import type { Draft, RecordBodies } from '../../src/ledger/record.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import {
  approvedBody,
  confirmedDraft,
  instant,
  intentDraft,
  logsOf,
  oid,
  origin,
  type Publication,
  plannedDraft,
  policies,
  signerOf,
  Writer,
} from './realistic-ledger.ts';

/** Every byte is signed and in its place, and yet it cannot have been so: a writer lied. */

interface Told {
  readonly approvals: Writer;
  readonly account: Writer;
  readonly publication: Publication;
}

type Story = (told: Told) => Promise<void>;

/** An approved post; the story goes on from there. */
async function tell(
  story: Story,
  change?: (body: RecordBodies['approved']) => RecordBodies['approved'],
) {
  const organisation = signerOf('organisation');
  const koho = signerOf('koho-x');
  const genesis = { policy: policies[0] };
  const approvals = new Writer({ log: 'organisation', signer: organisation.signer, genesis });
  const account = new Writer({ log: 'koho-x', signer: koho.signer });
  const body = approvedBody(0, policies[0], instant(2));
  const approved = change ? change(body) : body;
  const nonce = approvals.nonce();
  const approvedSeq = await approvals.append(instant(3), {
    kind: 'approved',
    nonce,
    body: approved,
  });
  const delivery = approved.deliveries.find((each) => each.account === 'koho-x');
  if (!delivery) throw new Error('No delivery');
  const publication = { n: 0, approved, delivery, approvedSeq, at: instant };
  await story({ approvals, account, publication });
  return verifyLedger({
    logs: logsOf(
      new Map([
        ['organisation', approvals.files],
        ['koho-x', account.files],
      ]),
    ),
    origin,
    keys: new Map([
      ['organisation', organisation.key],
      ['koho-x', koho.key],
    ]),
  });
}

const plan = (
  { account, publication }: Told,
  over: Partial<PlannedBody & { content: string; approvedSeq: number }> = {},
) => {
  const draft = plannedDraft(account.nonce(), publication);
  if (draft.kind !== 'planned') throw new Error(draft.kind);
  return account.append(instant(5), { ...draft, body: { ...draft.body, ...over } });
};

const intend = async (
  { account, publication }: Told,
  over: Partial<RecordBodies['intent']> = {},
) => {
  const nonce = account.nonce();
  const draft = intentDraft(nonce, 1, publication);
  if (draft.kind !== 'intent') throw new Error(draft.kind);
  await account.append(instant(20), { ...draft, body: { ...draft.body, ...over } });
  return nonce;
};

const handOver = async (
  { account, publication }: Told,
  intent: string,
  over: Partial<RecordBodies['scheduling']> = {},
) => {
  const draft = intentDraft(intent, 1, publication);
  if (draft.kind !== 'intent') throw new Error(draft.kind);
  const { delivery, part, policy, review, mergeCommit, checkedAt } = draft.body;
  const body = { delivery, part, intent, remoteId: '1_2', dueAt: instant(60) };
  await account.append(instant(21), {
    kind: 'scheduling',
    nonce: account.nonce(),
    body: { ...body, policy, review, mergeCommit, checkedAt, ...over },
  });
  return { delivery, part, intent, remoteId: '1_2' };
};

const confirm = ({ account, publication }: Told, intent: string, publicAt = instant(20)) =>
  account.append(instant(21), confirmedDraft(account.nonce(), intent, publication, publicAt));

test('a post that was approved, planned, begun and confirmed is intact', async () => {
  const report = await tell(async (told) => {
    await plan(told);
    await confirm(told, await intend(told));
  });
  expect(report).toMatchObject({ verdict: 'intact', counts: { logs: 2, records: 6 } });
});

test('a post that stood on a timetable and was called back is intact', async () => {
  const report = await tell(async (told) => {
    await plan(told);
    const about = await handOver(told, await intend(told));
    const { account } = told;
    const reason = { code: 'paused', ja: '停止', en: 'paused' };
    const nonce = () => account.nonce();
    await account.append(instant(22), { kind: 'scheduled', nonce: nonce(), body: about });
    const recalling = { ...about, reason };
    await account.append(instant(23), { kind: 'recalling', nonce: nonce(), body: recalling });
    const body = { ...about, reason, closes: false };
    await account.append(instant(24), { kind: 'called-back', nonce: nonce(), body });
  });
  expect(report).toMatchObject({ verdict: 'intact' });
});

const lies: readonly (readonly [string, string, number, Story])[] = [
  [
    'planned from no approval',
    'not-approved',
    1,
    async (told) => void (await plan(told, { approvedSeq: 0 })),
  ],
  [
    'planned with another text',
    'not-approved',
    1,
    async (told) => void (await plan(told, { payload: sha256Hex('other') })),
  ],
  [
    'planned with another content',
    'not-approved',
    1,
    async (told) => void (await plan(told, { content: sha256Hex('other') })),
  ],
  [
    'planned with another part',
    'not-approved',
    1,
    async (told) => void (await plan(told, { parts: [] })),
  ],
  [
    'planned for another account',
    'not-approved',
    1,
    async (told) => void (await plan(told, { account: 'koho-facebook' })),
  ],
  ['begun without a plan', 'not-planned', 1, async (told) => void (await intend(told))],
  [
    'begun with another text than planned',
    'not-as-planned',
    2,
    async (told) => {
      await plan(told);
      await intend(told, { text: sha256Hex('other') });
    },
  ],
  [
    'begun with a part that was not planned',
    'not-as-planned',
    2,
    async (told) => {
      await plan(told);
      await intend(told, { part: 1 });
    },
  ],
  [
    'begun under a policy that was never in force',
    'policy-not-in-force',
    2,
    async (told) => {
      await plan(told);
      await intend(told, { policy: policies[1] });
    },
  ],
  [
    'confirmed without an intent',
    'no-intent',
    2,
    async (told) => {
      await plan(told);
      await confirm(told, 'f'.repeat(32));
    },
  ],
  [
    'public ten minutes before its intent',
    'before-intent',
    3,
    async (told) => {
      await plan(told);
      await confirm(told, await intend(told), instant(10));
    },
  ],
  [
    'put on a timetable without an intent',
    'no-intent',
    2,
    async (told) => {
      await plan(told);
      await handOver(told, 'f'.repeat(32));
    },
  ],
  [
    'put on a timetable under a policy that was never in force',
    'policy-not-in-force',
    3,
    async (told) => {
      await plan(told);
      await handOver(told, await intend(told), { policy: policies[1] });
    },
  ],
  [
    'called back, though another post stood on the timetable',
    'not-scheduled',
    4,
    async (told) => {
      await plan(told);
      const about = await handOver(told, await intend(told));
      const reason = { code: 'paused', ja: '停止', en: 'paused' };
      await told.account.append(instant(22), {
        kind: 'called-back',
        nonce: told.account.nonce(),
        body: { ...about, remoteId: '1_3', reason, closes: false },
      });
    },
  ],
  [
    'confirmed twice',
    'confirmed-twice',
    4,
    async (told) => {
      await plan(told);
      const intent = await intend(told);
      await confirm(told, intent);
      await confirm(told, intent);
    },
  ],
  [
    'begun again after it was confirmed',
    'sent-again',
    4,
    async (told) => {
      await plan(told);
      await confirm(told, await intend(told));
      await intend(told);
    },
  ],
  [
    'a nonce that the log has seen',
    'nonce-repeated',
    3,
    async (told) => {
      await plan(told);
      const nonce = await intend(told);
      const draft = confirmedDraft(nonce, nonce, told.publication, instant(20));
      await told.account.append(instant(21), draft);
    },
  ],
];

test.each(lies)('%s: %s', async (_, code, seq, story) => {
  const report = await tell(story);
  expect(report).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'koho-x', code, seq, proof: { inclusion: { seq, size: seq + 1 } } },
  });
});

const corrects = 'e'.repeat(64);
const asEdit = (body: RecordBodies['approved']) => ({
  ...body,
  deliveries: body.deliveries.map((one) => ({ ...one, edits: corrects })),
});

test.each<[string, number, string, Story]>([
  [
    'planned as a post of its own',
    1,
    'edits',
    (told) => plan(told, { edits: 'd'.repeat(64) }).then(),
  ],
  [
    'confirmed as a post that the corrected delivery did not make',
    3,
    `edits ${corrects}`,
    async (told) => {
      await plan(told);
      await confirm(told, await intend(told));
    },
  ],
])(
  'a correction that was to replace the text of a public post, %s',
  async (_, seq, detail, story) => {
    const { verdict, firstBad } = await tell(story, asEdit);
    expect([verdict, firstBad?.seq, JSON.stringify(firstBad)]).toEqual([
      'tampered',
      seq,
      expect.stringContaining(detail),
    ]);
  },
);

test('a new post that was approved is not planned as an edit', async () => {
  const report = await tell(async (told) => {
    await plan(told, { edits: corrects });
  });
  expect(report).toMatchObject({ firstBad: { code: 'not-approved', seq: 1 } });
});

test('confirmed again after a person resolved it is no lie', async () => {
  const report = await tell(async (told) => {
    await plan(told);
    const intent = await intend(told);
    await confirm(told, intent);
    const { delivery } = told.publication.delivery;
    const body = {
      delivery,
      part: 0,
      answer: 'retryable',
      by: '2001',
      why: '誤り',
      closes: false,
    } as const;
    await told.account.append(instant(22), { kind: 'resolved', nonce: told.account.nonce(), body });
    await told.account.append(
      instant(23),
      confirmedDraft(told.account.nonce(), intent, told.publication, instant(22)),
    );
  });
  expect(report.verdict).toBe('intact');
});

test.each([
  ['twice by one run', ['github:4711/1', 'github:4711/1']],
  ['by a run that was started again', ['github:4711/2']],
  ['by no run of the forge', ['local:0123456789abcdef']],
])('what a person answered, recorded %s', async (_, runs) => {
  const report = await tell(async (told) => {
    await plan(told);
    const { delivery } = told.publication.delivery;
    for (const [n, run] of runs.entries()) {
      const answer = { answer: 'retryable', by: '2001', why: '確認', closes: false } as const;
      const body = { delivery, part: 0, ...answer };
      const draft = { kind: 'resolved', nonce: told.account.nonce(), body } as const;
      told.account.run = run;
      await told.account.append(instant(22 + n), draft);
    }
  });
  expect(report).toMatchObject({ verdict: 'tampered', firstBad: { code: 'dispatch-unsound' } });
});

test.each([
  ['one’s own approval', { reviewer: 1001 }],
  ['a review after the merge', { reviewedAt: instant(9), mergedAt: instant(8) }],
])('%s', async (_, over) => {
  const change = (body: RecordBodies['approved']) => ({
    ...body,
    approval: { ...body.approval, ...over },
  });
  const report = await tell(async () => {}, change);
  expect(report.firstBad).toMatchObject({ log: 'organisation', code: 'approval-unsound', seq: 1 });
});

test('policy: approved under one that is not in force, adopted from one that is not in force', async () => {
  const other = (body: RecordBodies['approved']) => ({ ...body, policy: policies[1] });
  expect((await tell(async () => {}, other)).firstBad).toMatchObject({
    code: 'policy-not-in-force',
    seq: 1,
  });

  const report = await tell(async ({ approvals, publication }) => {
    const { approval } = publication.approved;
    const body = {
      policy: policies[1],
      previous: sha256Hex('nobody’s'),
      commit: oid('p'),
      approval,
    };
    await approvals.append(instant(4), { kind: 'policy-adopted', nonce: approvals.nonce(), body });
  });
  expect(report.firstBad).toMatchObject({
    log: 'organisation',
    code: 'policy-not-in-force',
    seq: 2,
  });
});

test('an approved change of policy takes effect for what is begun after it', async () => {
  const report = await tell(async (told) => {
    const { approvals, publication } = told;
    const { approval } = publication.approved;
    const body = { policy: policies[1], previous: policies[0], commit: oid('p'), approval };
    await approvals.append(instant(4), { kind: 'policy-adopted', nonce: approvals.nonce(), body });
    await plan(told);
    await intend(told, { policy: policies[1] });
  });
  expect(report.verdict).toBe('intact');

  const late = await tell(async (told) => {
    const { approvals, publication } = told;
    const { approval } = publication.approved;
    const body = { policy: policies[1], previous: policies[0], commit: oid('p'), approval };
    await approvals.append(instant(4), { kind: 'policy-adopted', nonce: approvals.nonce(), body });
    await plan(told);
    await intend(told);
  });
  expect(late.firstBad).toMatchObject({ log: 'koho-x', code: 'policy-not-in-force', seq: 2 });
});

test('blobs: other bytes are named, missing ones are undecidable', async () => {
  const { signer } = signerOf('organisation');
  const approvals = new Writer({ log: 'organisation', signer, genesis: { policy: policies[0] } });
  const body = approvedBody(0, policies[0], instant(2));
  const draft: Draft = { kind: 'approved', nonce: approvals.nonce(), body };
  await approvals.append(instant(3), draft);
  const logs = logsOf(new Map([['organisation', approvals.files]]));
  const verify = (bytes: Uint8Array | undefined) =>
    verifyLedger({ logs, origin, keys: new Map(), blobOf: async () => bytes });

  expect(await verify(Buffer.from('本文 0'))).toMatchObject({ verdict: 'intact' });
  expect(await verify(Buffer.from('本文'))).toMatchObject({
    verdict: 'tampered',
    firstBad: { code: 'blob-differs', seq: 1 },
  });
  expect(await verify(undefined)).toMatchObject({
    verdict: 'undecidable',
    undecidable: [{ en: expect.stringContaining('posts/koho/2026/winter-safety-0.md') }],
  });
});

test('an account’s log without the organisation’s cannot be decided', async () => {
  const account = new Writer({ log: 'koho-x', signer: signerOf('koho-x').signer });
  const body = { delivery: sha256Hex('d'), reason: { code: 'paused', ja: '停止中', en: 'paused' } };
  await account.append(instant(1), { kind: 'blocked', nonce: account.nonce(), body });
  const logs = logsOf(new Map([['koho-x', account.files]]));
  const report = await verifyLedger({ logs, origin, keys: new Map() });
  expect(report).toMatchObject({ verdict: 'undecidable', counts: { records: 2 } });
});

test('nothing to verify is not intact', async () => {
  expect(await verifyLedger({ logs: [], origin, keys: new Map() })).toMatchObject({
    verdict: 'undecidable',
  });
});
