import { createHash } from 'node:crypto';
import type { AnyRecord, Draft } from '../../src/ledger/record.ts';
import type { AccountId, Instant, PostId } from '../../src/post/post.ts';
import { noTiming } from '../../src/post/timing/timing.ts';
import type { Delivery, Intent, PartState, Reason } from '../../src/publish/delivery.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import type { GateAnswer, Pass } from '../../src/publish/ports/gate.ts';
import type { Situation } from '../../src/publish/situation.ts';

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Ten o'clock in Sapporo. */
export const due = Date.UTC(2026, 11, 1, 1, 0, 0) as Instant;
export const minute = 60_000;
export const at = (ms: number): Instant => (due + ms) as Instant;

export const account = 'koho-x' as AccountId;
export const post = 'posts/koho/2026/winter' as PostId;
export const id = deliveryId({ post, edition: 1, platform: 'x', account }, sha256);
export const why = (code: string): Reason => ({ code, message: { ja: code, en: code } });

export const intent = (nonce: string, over: Partial<Intent> = {}): Intent => ({
  nonce,
  run: 'github:1/1',
  attempt: 1,
  at: at(0),
  leaseUntil: at(5 * minute),
  firstAt: at(0),
  earlier: [],
  ...over,
});

export const delivery = (
  parts: readonly PartState[] = [{ state: 'planned' }],
  over: Partial<Delivery> = {},
): Delivery => ({
  id,
  post,
  edition: 1,
  account,
  platform: 'x',
  publishAt: due,
  latestAt: at(60 * minute),
  contentDigest: sha256('content'),
  payloadDigest: sha256('payload'),
  digests: parts.map((_, index) => ({ text: sha256(`text ${index}`), media: [] })),
  approvedSeq: 1,
  parts,
  blockedBy: [],
  ...over,
});

export const pass = (checkedAt: Instant): Pass => ({
  checkedAt,
  policy: sha256('policy'),
  review: 3,
  mergeCommit: sha256('commit').slice(0, 40),
  contentDigest: sha256('content'),
  payloadDigest: sha256('payload'),
  payload: { account, platform: 'x', parts: [{ text: 'text 0', media: [] }] },
  parts: [{ text: 'text 0', media: [] }],
});

export const open = (checkedAt: Instant): GateAnswer => ({ open: true, pass: pass(checkedAt) });

export const closed = (effect: 'stays' | 'hold' | 'withdraw', code: string): GateAnswer => ({
  open: false,
  effect,
  reason: why(code),
});

export const limits = {
  recheckMaxAgeSeconds: 60,
  settleSeconds: 120,
  leaseSeconds: 300,
  maxAttempts: 3,
  deletionSpacingSeconds: 20,
};

export const situation = (now: Instant, over: Partial<Situation> = {}): Situation => ({
  now,
  limits,
  phases: 'one',
  runs: new Map(),
  sending: new Map(),
  spent: new Map(),
  looked: new Map(),
  standings: new Map(),
  ordered: new Map(),
  textsInFlight: new Set(),
  timing: noTiming,
  taken: [],
  restUntil: now,
  removal: { progress: new Map() },
  until: at(6 * 60 * minute),
  ...over,
});

/** Drafts as records of a log, one second after the other. */
export function asRecords(drafts: readonly Draft[], from = 0): readonly AnyRecord[] {
  return drafts.map((draft, index) => ({
    ...draft,
    v: 1,
    seq: from + index,
    prev: '0'.repeat(64),
    at: formatInstant(at((from + index) * 1000)),
    run: 'github:1/1',
  }));
}
