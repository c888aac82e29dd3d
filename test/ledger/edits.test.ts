import { expect, test } from 'vitest';
import type { PlannedBody } from '../../src/ledger/kinds/parts.ts';
import type { Draft } from '../../src/ledger/record.ts';
import {
  approvedBody,
  confirmedDraft,
  instant,
  intentDraft,
  plannedDraft,
  policies,
} from '../tampering/realistic-ledger.ts';
import { nonce, verified } from './second-verifier.ts';

/** A post and a correction that edits it; `edits`: what the account's job says that it edits. */
async function logs(o: {
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
  return { organisation, 'koho-x': account };
}

function orderedGone(delivery: string, content: string): Draft {
  const why = { why: 'w', whyNotCorrect: 'w' };
  const body = { delivery, content, orderedBy: '7', ...why, closes: false };
  return { kind: 'withdrawal', nonce: nonce(), body };
}

test('the second verifier follows a correction that replaced the text of the corrected post', async () => {
  expect(await verified(await logs({}))).toContain('intact');
});

test.each([
  ['as the text of another post than was approved', { edits: 'e'.repeat(64) }, 'not approved'],
  ['of a post that was ordered gone before', { isOrderedGone: true } as const, 'a withdrawn post'],
  ['at a post that the corrected delivery did not make', { remoteId: '1_9' }, 'of another'],
])('and finds one %s', async (_, o, said) => {
  expect(await verified(await logs(o))).toContain(said);
});
