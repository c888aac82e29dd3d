import { createHash } from 'node:crypto';
import { type MemoryBranch, MemoryLog } from '../../src/ledger/memory-log.ts';
import type { AnyRecord, Draft, PlannedBody } from '../../src/ledger/record.ts';
import type { AccountId, Instant, PostId } from '../../src/post/post.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import type { Prng } from './prng.ts';

export const minute = 60_000;
export const start = Date.UTC(2026, 10, 30, 23, 0, 0);
export const account = 'hokkaido-koho-x' as AccountId;
export const origin = 'pref.example/koho';
export const policy = 'a'.repeat(64);

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** One post in one edition, as it was approved. */
export interface Edition {
  readonly post: PostId;
  readonly delivery: string;
  readonly texts: readonly string[];
  readonly content: string;
  readonly payload: string;
  readonly publishAt: Instant;
  readonly latestAt: Instant;
  readonly approvedAt: Instant;
}

/** What people did with posts: drawn by seed before the run. */
export interface Scenario {
  readonly editions: readonly Edition[];
  readonly organisation: MemoryBranch;
}

export function drawEditions(prng: Prng, platform: 'x' | 'facebook'): readonly Edition[] {
  const editions: Edition[] = [];
  const posts = prng.int(1, 4);
  const sameText = prng.chance(0.15);
  for (let index = 0; index < posts; index++) {
    const post = `posts/koho/2026/p${index}` as PostId;
    const parts = platform === 'x' && prng.chance(0.3) ? prng.int(2, 3) : 1;
    const publishAt = start + prng.int(0, 60) * minute;
    // Some may go out only for a moment, so that the latest time passes in the middle of sending.
    const latestAt = publishAt + (prng.chance(0.3) ? prng.int(1, 5) : prng.int(10, 90)) * minute;
    const draw = (edition: number, approvedAt: number, later: number): Edition => {
      const about = sameText ? 'same' : `${post} e${edition}`;
      const texts = Array.from({ length: parts }, (_, part) => `${about} #${part}`);
      return {
        post,
        delivery: deliveryId({ post, edition: 1, platform, account }, sha256),
        texts,
        content: sha256(`content ${post} ${edition}`),
        payload: sha256(texts.join('\n')),
        publishAt: (publishAt + later) as Instant,
        latestAt: (latestAt + later) as Instant,
        approvedAt: approvedAt as Instant,
      };
    };
    editions.push(draw(1, start - prng.int(0, 60) * minute, 0));
    if (prng.chance(0.15)) {
      editions.push(draw(2, start + prng.int(0, 70) * minute, prng.int(0, 30) * minute));
    }
  }
  return editions.toSorted((a, b) => a.approvedAt - b.approvedAt);
}

export async function approve(branch: MemoryBranch, prng: Prng, edition: Edition, now: Instant) {
  const at = formatInstant(now);
  const log = new MemoryLog({
    name: 'organisation',
    year: '2026',
    branch,
    trust: { origin },
    genesis: { nonce: prng.hex(32), policy },
    now: () => at,
    run: 'sim:record',
  });
  const draft: Draft = { kind: 'approved', nonce: prng.hex(32), body: approvedBody(edition, at) };
  await log.append(async () => [draft]);
}

function approvedBody(
  edition: Edition,
  at: string,
): Extract<AnyRecord, { kind: 'approved' }>['body'] {
  const platform = edition.delivery === deliveryOn(edition, 'x') ? 'x' : 'facebook';
  const planned: PlannedBody = {
    delivery: edition.delivery,
    account,
    platform,
    edition: 1,
    publishAt: formatInstant(edition.publishAt),
    latestAt: formatInstant(edition.latestAt),
    payload: edition.payload,
    parts: edition.texts.map((text) => ({ text: sha256(text), media: [] })),
  };
  const commit = sha256(edition.content).slice(0, 40);
  return {
    post: edition.post,
    commit,
    content: edition.content,
    blobs: [],
    policy,
    deliveries: [planned],
    approval: {
      pullRequest: 1,
      mergeCommit: commit,
      headCommit: commit,
      baseCommit: commit,
      author: 1,
      reviewer: 2,
      role: 'head',
      review: 3,
      reviewedCommit: commit,
      reviewedAt: at,
      mergedAt: at,
    },
    warnings: [],
    answers: [],
  };
}

function deliveryOn({ post }: Edition, platform: 'x' | 'facebook'): string {
  return deliveryId({ post, edition: 1, platform, account }, sha256);
}
