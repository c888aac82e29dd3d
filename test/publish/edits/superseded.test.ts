import { expect, test } from 'vitest';
import type { Draft } from '../../../src/ledger/record.ts';
import type { DeliveryId, PartState } from '../../../src/publish/delivery.ts';
import { supersededDraft } from '../../../src/publish/drafts.ts';
import { foldDelivery } from '../../../src/publish/fold-delivery.ts';
import { formatInstant } from '../../../src/publish/instant.ts';
import {
  account,
  asRecords,
  at,
  delivery,
  due,
  id,
  intent,
  minute,
  post,
  sha256,
  why,
} from '../builders.ts';

const nonce = 'a'.repeat(32);
const root = 'f'.repeat(64) as DeliveryId;
const later = { ...delivery([{ state: 'planned' }]), id: 'e'.repeat(64) as DeliveryId };
const prepared = { state: 'prepared', intent: intent(nonce), remoteId: '1_2' } as const;
const edit = (part: PartState) => delivery([part], { edits: root });

test('what waits for a person ends, and it stays open whether its text was public', () => {
  const held = edit({ state: 'held', reason: why('x'), before: prepared });
  expect(supersededDraft(held, nonce, later)).toMatchObject({
    kind: 'withdrawn',
    body: { delivery: held.id, supersededBy: later.id, closes: true },
  });
});

test.each([prepared, { state: 'intended', intent: intent(nonce) } as const])(
  'what may just be sent ($state) never ends so',
  (part) => {
    expect(() => supersededDraft(edit(part), nonce, later)).toThrow(/cannot take/);
  },
);

const planned = (over: { readonly edits?: string } = {}): Draft => ({
  kind: 'planned',
  nonce: 'p'.repeat(32),
  body: {
    ...{ delivery: id, account, platform: 'facebook', edition: 1, post, approvedSeq: 1, ...over },
    ...{ publishAt: formatInstant(due), latestAt: formatInstant(at(60 * minute)) },
    ...{ payload: sha256('payload'), content: sha256('content') },
    parts: [{ text: sha256('text'), media: [] }],
  },
});

test('a post that is no correction by editing cannot be said to end for another', () => {
  const [end] = [supersededDraft(edit({ state: 'planned' }), nonce, later)];
  const [ended] = foldDelivery(asRecords([planned({ edits: root }), end])).parts;
  expect(ended).toMatchObject({ state: 'withdrawn', reason: { code: 'superseded' } });
  expect(() => foldDelivery(asRecords([planned(), end]))).toThrow(/superseded/);
});
