import { expect, test } from 'vitest';
import type { Draft } from '../../src/ledger/record.ts';
import {
  approvedBody,
  instant,
  intentDraft,
  plannedDraft,
  policies,
} from '../tampering/realistic-ledger.ts';
import { nonce, verified } from './second-verifier.ts';

/** A post that was handed over, and called back under this id. */
function logs(handedOver: string, calledBack: string) {
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
  return { organisation: [organisation], 'koho-x': account };
}

test('the second verifier knows what stood on a timetable, and what did not', async () => {
  expect(await verified(logs('1_2', '1_2'))).toMatch(/^intact/m);
  expect(await verified(logs('1_2', '1_3'))).toMatch(/tampered: .*record 6: not scheduled/);
});
