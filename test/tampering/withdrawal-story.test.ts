import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/ledger/digest.ts';
import type { Draft, RecordBodies } from '../../src/ledger/record.ts';
import {
  approvedBody,
  confirmedDraft,
  instant,
  intentDraft,
  oid,
  plannedDraft,
  policies,
  type Writer,
} from './realistic-ledger.ts';
import { twoLogs } from './two-logs.ts';

interface Told {
  readonly approvals: Writer;
  readonly account: Writer;
  readonly approved: RecordBodies['approved'];
  readonly delivery: string;
  readonly text: string;
  /** Nonce of the intent under which it was sent. */
  readonly intent: string;
}

/** A post that is public on koho-x; the story of its way back goes on from there. */
async function tell(story: (told: Told) => Promise<void>) {
  const { approvals, account, verdicts } = twoLogs();
  const approved = approvedBody(0, policies[0], instant(2));
  const nonce = approvals.nonce();
  const approvedSeq = await approvals.append(instant(3), {
    ...{ kind: 'approved', nonce, body: approved },
  });
  const delivery = approved.deliveries.find((each) => each.account === 'koho-x');
  if (!delivery) throw new Error('No delivery');
  const publication = { n: 0, approved, delivery, approvedSeq, at: instant };
  const intent = account.nonce();
  await account.append(instant(5), plannedDraft(account.nonce(), publication));
  await account.append(instant(20), intentDraft(intent, 1, publication));
  await account.append(
    instant(21),
    confirmedDraft(account.nonce(), intent, publication, instant(20)),
  );
  const text = delivery.parts[0]?.text ?? '';
  await story({ approvals, account, approved, delivery: delivery.delivery, text, intent });
  return verdicts();
}

const remoteId = `18${'0'.repeat(17)}`;

const request = async (
  { approvals, approved }: Told,
  over: Partial<RecordBodies['withdrawal-approved']> = {},
) => {
  const body = {
    ...{ post: approved.post, commit: oid('w'), content: sha256Hex('request'), blobs: [] },
    ...{ policy: policies[0], accounts: ['koho-x'], why: '誤り', whyNotCorrect: '危険' },
    ...{ approval: approved.approval, ...over },
  };
  const draft: Draft = { kind: 'withdrawal-approved', nonce: approvals.nonce(), body };
  return approvals.append(instant(30), draft);
};

const order = async (told: Told, over: Partial<RecordBodies['withdrawal']> = {}) => {
  const nonce = told.account.nonce();
  const { delivery, approved } = told;
  const body = {
    ...{ delivery, content: approved.content, why: '誤り', whyNotCorrect: '危険' },
    ...{ closes: false, ...over },
  };
  await told.account.append(instant(31), { kind: 'withdrawal', nonce, body });
  return nonce;
};

const begin = async (
  { account, delivery, text }: Told,
  over: Partial<RecordBodies['deleting']> = {},
) => {
  const nonce = account.nonce();
  const body = {
    delivery,
    part: 0,
    order: 'e'.repeat(32),
    attempt: 1,
    text,
    remoteIds: [remoteId],
    ...over,
  };
  await account.append(instant(32), { kind: 'deleting', nonce, body });
  return nonce;
};

const end = ({ account, delivery }: Told, deletion: string, closes = true) =>
  account.append(instant(33), {
    kind: 'deleted',
    nonce: account.nonce(),
    body: { delivery, part: 0, deletion, via: 'answer', closes },
  });

test.each([
  ['an approved request', async (told: Told) => ({ orderedSeq: await request(told) })],
  ['a person', async () => ({ orderedBy: '201' })],
])('deleted on the order of %s: intact, and open and closed again in the index', async (_, by) => {
  const { report, second } = await tell(async (told) => {
    const placed = await order(told, await by(told));
    const view = await told.account.open();
    expect([...(await view.open()).keys()]).toEqual([told.delivery]);
    await end(told, await begin(told, { order: placed }));
    expect((await (await told.account.open()).open()).size).toBe(0);
  });
  expect([report.verdict, second]).toEqual(['intact', 0]);
});

const byPerson = { orderedBy: '201' };
/** The last column: whether the second verifier sees it, too; what it leaves out it says. */
const lies: readonly (readonly [string, string, (told: Told) => Promise<unknown>, boolean])[] = [
  ['deleted without an order', 'deletion-not-ordered', async (told) => begin(told), true],
  [
    'ordered by nobody',
    'withdrawal-unsound',
    async (told) => begin(told, { order: await order(told) }),
    true,
  ],
  [
    'ordered by a request that is not on record',
    'withdrawal-unsound',
    async (told) => order(told, { orderedSeq: 1 }),
    true,
  ],
  [
    'ordered by a request for another account',
    'withdrawal-unsound',
    async (told) =>
      order(told, { orderedSeq: await request(told, { accounts: ['koho-facebook'] }) }),
    true,
  ],
  [
    'ordered by a request and a person at once',
    'withdrawal-unsound',
    async (told) => order(told, { ...byPerson, orderedSeq: await request(told) }),
    false,
  ],
  [
    'a post of somebody else deleted under the order',
    'deletion-not-ordered',
    async (told) => begin(told, { order: await order(told, byPerson), remoteIds: ['1'] }),
    false,
  ],
  [
    'another text named as the deleted one',
    'not-as-planned',
    async (told) => begin(told, { order: await order(told, byPerson), text: sha256Hex('other') }),
    false,
  ],
  [
    'called deleted without a deletion',
    'deletion-not-begun',
    async (told) => {
      await order(told, byPerson);
      await end(told, 'f'.repeat(32));
    },
    true,
  ],
  [
    'planned again after the withdrawal',
    'sent-after-withdrawal',
    async (told) => {
      await order(told, byPerson);
      const { approved, account } = told;
      const delivery = approved.deliveries[0];
      if (!delivery) throw new Error('No delivery');
      const publication = { n: 0, approved, delivery, approvedSeq: 1, at: instant };
      await account.append(instant(34), intentDraft(account.nonce(), 2, publication));
    },
    true,
  ],
  [
    'its text replaced by a correction that was begun after the withdrawal',
    'sent-after-withdrawal',
    async (told) => {
      const { approvals, account } = told;
      const second = approvedBody(1, policies[0], instant(22));
      const own = second.deliveries.find((each) => each.account === 'koho-x');
      if (!own) throw new Error('No delivery');
      const delivery = { ...own, edits: told.delivery };
      const approved = { ...second, deliveries: [delivery] };
      const nonce = approvals.nonce();
      const approvedSeq = await approvals.append(instant(23), {
        ...{ kind: 'approved', nonce, body: approved },
      });
      const publication = { n: 1, approved, delivery, approvedSeq, at: instant };
      await account.append(instant(24), plannedDraft(account.nonce(), publication));
      await order(told, byPerson);
      await account.append(instant(34), intentDraft(account.nonce(), 1, publication));
    },
    true,
  ],
  [
    'put on the platform’s timetable after the withdrawal',
    'sent-after-withdrawal',
    async (told) => {
      await order(told, byPerson);
      const { account, approved, delivery, intent } = told;
      const { policy, approval } = approved;
      await account.append(instant(34), {
        kind: 'scheduling',
        nonce: account.nonce(),
        body: {
          ...{ delivery, part: 0, intent, remoteId: '1', dueAt: instant(99), policy },
          ...{ review: approval.review, mergeCommit: approved.commit, checkedAt: instant(33) },
        },
      });
    },
    true,
  ],
];

test.each(lies)('%s', async (_, code, story, isSeenBySecond) => {
  const { report, second } = await tell(async (told) => void (await story(told)));
  expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log: 'koho-x', code } });
  expect(second).toBe(isSeenBySecond ? 1 : 0);
});

test.each([
  ['for an account that the post was never approved for', { accounts: ['agri-x'] }],
  ['for no account', { accounts: [] }],
  ['of a post that was never approved', { post: 'posts/koho/2026/other' }],
])('a request %s', async (_, over) => {
  const { report } = await tell(async (told) => void (await request(told, over)));
  const firstBad = { log: 'organisation', code: 'withdrawal-unsound' };
  expect(report).toMatchObject({ verdict: 'tampered', firstBad });
});

test('one’s own approval of a request', async () => {
  const { report } = await tell(async (told) => {
    const approval = { ...told.approved.approval, reviewer: told.approved.approval.author };
    await request(told, { approval });
  });
  expect(report.firstBad).toMatchObject({ log: 'organisation', code: 'approval-unsound' });
});

test('a person’s order by a run that was started again', async () => {
  const { report } = await tell(async (told) => {
    told.account.run = 'github:4712/2';
    await order(told, byPerson);
  });
  expect(report.firstBad).toMatchObject({ log: 'koho-x', code: 'dispatch-unsound' });
});
