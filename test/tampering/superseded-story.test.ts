import { expect, test } from 'vitest';
import type { PlannedBody } from '../../src/ledger/kinds/parts.ts';
import type { Draft, LedgerRecord } from '../../src/ledger/record.ts';
import {
  approvedBody,
  confirmedDraft,
  instant,
  intentDraft,
  plannedDraft,
  policies,
  type Writer,
} from './realistic-ledger.ts';
import { twoLogs } from './two-logs.ts';

type Name = 'root' | 'earlier' | 'later' | 'other';
type Publication = Parameters<typeof plannedDraft>[1];

interface Told {
  readonly account: Writer;
  readonly of: (name: Name) => Publication;
}

/** A post that is public, two corrections that edit it, of which the earlier was begun and is held, and a post besides. */
async function tell(story: (told: Told) => Promise<void>) {
  const { approvals, account, verdicts } = twoLogs();
  const publications = new Map<Name, Publication>();
  for (const [n, name] of (['root', 'earlier', 'later', 'other'] as const).entries()) {
    const body = approvedBody(n, policies[0], instant(2));
    const own = body.deliveries.find((each) => each.account === 'koho-x');
    if (!own) throw new Error('No delivery');
    const root = publications.get('root')?.delivery.delivery;
    const isEdit = name === 'earlier' || name === 'later';
    const delivery: PlannedBody = isEdit && root !== undefined ? { ...own, edits: root } : own;
    const approved = { ...body, deliveries: [delivery] };
    const nonce = approvals.nonce();
    const draft: Draft = { kind: 'approved', nonce, body: approved };
    const approvedSeq = await approvals.append(instant(3 + n), draft);
    const publication = { n, approved, delivery, approvedSeq, at: instant };
    publications.set(name, publication);
    await account.append(instant(8 + n), plannedDraft(account.nonce(), publication));
  }
  const of = (name: Name) => {
    const found = publications.get(name);
    if (!found) throw new Error(name);
    return found;
  };
  const intent = account.nonce();
  await account.append(instant(20), intentDraft(intent, 1, of('root')));
  await account.append(
    instant(21),
    confirmedDraft(account.nonce(), intent, of('root'), instant(20)),
  );
  await account.append(instant(22), intentDraft(account.nonce(), 1, of('earlier')));
  await account.append(instant(23), {
    kind: 'held',
    nonce: account.nonce(),
    body: { delivery: of('earlier').delivery.delivery, part: 0, reason: why },
  });
  await story({ account, of });
  return verdicts();
}

const why = { code: 'x', ja: '理由', en: 'why' };

async function end({ account, of }: Told, name: Name, by: Name): Promise<void> {
  const body: LedgerRecord<'withdrawn'>['body'] = {
    ...{ delivery: of(name).delivery.delivery, reason: why, closes: true },
    supersededBy: of(by).delivery.delivery,
  };
  await account.append(instant(40), { kind: 'withdrawn', nonce: account.nonce(), body });
}

async function begin({ account, of }: Told, name: Name): Promise<void> {
  await account.append(instant(40), intentDraft(account.nonce(), 1, of(name)));
}

test('an earlier correction that is held ends with the intent of a later one', async () => {
  const { report, second } = await tell(async (told) => {
    await end(told, 'earlier', 'later');
    await begin(told, 'later');
  });
  expect(report).toMatchObject({ verdict: 'intact' });
  expect(second).toBe(0);
});

const lies: readonly [string, (told: Told) => Promise<void>][] = [
  [
    'a correction ended for one that was approved before it',
    async (told) => {
      await end(told, 'later', 'earlier');
      await begin(told, 'earlier');
    },
  ],
  [
    'a correction ended for another post',
    async (told) => {
      await end(told, 'earlier', 'other');
      await begin(told, 'other');
    },
  ],
  [
    'a post ended for a correction',
    async (told) => {
      await end(told, 'other', 'later');
      await begin(told, 'later');
    },
  ],
  [
    'a correction ended for one that was not begun then',
    async (told) => {
      await end(told, 'earlier', 'later');
      await begin(told, 'other');
    },
  ],
  [
    'a correction begun after a later one took its place',
    async (told) => {
      await end(told, 'earlier', 'later');
      await begin(told, 'later');
      await begin(told, 'earlier');
    },
  ],
  [
    'a correction ended for a later one after it was ordered gone',
    async (told) => {
      const { account, of } = told;
      const { approved, delivery } = of('earlier');
      account.run = 'github:4711/1';
      await account.append(instant(30), {
        kind: 'withdrawal',
        nonce: account.nonce(),
        body: {
          ...{ delivery: delivery.delivery, content: approved.content, orderedBy: '7' },
          ...{ why: '誤り', whyNotCorrect: '危険', closes: false },
        },
      });
      await end(told, 'earlier', 'later');
      await begin(told, 'later');
    },
  ],
];

test.each(lies)('%s', async (_, story) => {
  const { report, second } = await tell(story);
  const firstBad = { log: 'koho-x', code: 'superseded-unsound' };
  expect(report).toMatchObject({ verdict: 'tampered', firstBad });
  expect(second).toBe(1);
});
