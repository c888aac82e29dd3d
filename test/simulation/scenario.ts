import { hash } from 'node:crypto';
import type { PlannedBody } from '../../src/ledger/kinds/parts.ts';
import type { AnyRecord, Draft } from '../../src/ledger/record.ts';
import type { AccountId, Instant, PostId } from '../../src/post/post.ts';
import type { DeliveryId } from '../../src/publish/delivery.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import { type MemoryBranch, MemoryLog } from '../ledger/memory-log.ts';
import type { Prng } from './prng.ts';

export const minute = 60_000;
export const start = Date.UTC(2026, 10, 30, 23, 0, 0);
export const account = 'hokkaido-koho-x' as AccountId;
export const origin = 'pref.example/koho';
export const policy = 'a'.repeat(64);

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** One post in one edition, as it was approved. */
export interface Edition {
  readonly post: PostId;
  readonly delivery: string;
  readonly platform: 'x' | 'facebook';
  readonly parts: readonly EditionPart[];
  readonly content: string;
  readonly payload: string;
  readonly publishAt: Instant;
  readonly latestAt: Instant;
  readonly approvedAt: Instant;
  /** It replaces the text of the post that this delivery made. */
  readonly edits?: DeliveryId;
}

interface EditionPart {
  readonly text: string;
  readonly media: readonly Uint8Array[];
}

export interface Plan {
  readonly post: string;
  /** 1, 2, … : each an approval of its own, of other text. */
  readonly revision: number;
  readonly texts: readonly string[];
  readonly publishAt: number;
  readonly latestAt: number;
  readonly approvedAt: number;
  /** A correction of this post, with its pictures. */
  readonly edits?: { readonly post: string; readonly delivery: DeliveryId };
}

export function edition(platform: 'x' | 'facebook', plan: Plan): Edition {
  const { texts, revision, edits } = plan;
  const post = `posts/koho/2026/${plan.post}` as PostId;
  // A picture of its own: the oracle, unlike a read-back, can tell posts with equal texts apart.
  const picture = Buffer.from(`posts/koho/2026/${edits?.post ?? plan.post}`);
  const parts = texts.map((text) => ({ text, media: [picture] }));
  return {
    post,
    delivery: deliveryId({ post, edition: 1, platform, account }, sha256),
    platform,
    parts,
    content: sha256(`content ${post} ${revision}`),
    payload: sha256(texts.join('\n')),
    publishAt: plan.publishAt as Instant,
    latestAt: plan.latestAt as Instant,
    approvedAt: plan.approvedAt as Instant,
    ...(edits && { edits: edits.delivery }),
  };
}

export const otherMedium: Uint8Array = Buffer.from('another picture');

/** What the public can tell apart: text and media together. */
export function partDigest(text: string, media: readonly Uint8Array[]): string {
  return [text, ...media].map((piece) => sha256(piece)).join(' ');
}

export function sendableParts({ parts }: Edition) {
  return parts.map(({ text, media }) => ({
    text,
    media: media.map((bytes) => ({ bytes, type: 'image/png', alt: '' })),
  }));
}

/** Posts as a seed draws them: some with equal texts, some approved anew in other words. */
export function drawEditions(prng: Prng, platform: 'x' | 'facebook'): readonly Edition[] {
  const editions: Edition[] = [];
  const posts = prng.pick([1, 1, 2, 2, 3]);
  const sameText = prng.chance(0.25);
  for (let index = 0; index < posts; index++) {
    const parts = platform === 'x' && prng.chance(0.3) ? prng.int(2, 3) : 1;
    // Equal texts only matter where one could be taken for the other.
    const publishAt = start + prng.int(0, sameText ? 6 : 40) * minute;
    // Some may go out only for a moment, so that the latest time passes in the middle of sending.
    const windowMs = prng.chance(0.3) ? prng.int(15, 300) * 1000 : prng.int(10, 40) * minute;
    const latestAt = publishAt + windowMs;
    const draw = (revision: number, approvedAt: number, later: number): Edition => {
      const about = sameText ? 'same' : `p${index} e${revision}`;
      const texts = Array.from({ length: parts }, (_, part) => `${about} #${part}`);
      const times = { publishAt: publishAt + later, latestAt: latestAt + later, approvedAt };
      return edition(platform, { post: `p${index}`, revision, texts, ...times });
    };
    editions.push(draw(1, start - prng.int(0, 40) * minute, 0));
    if (prng.chance(0.15)) {
      editions.push(draw(2, start + prng.int(0, 40) * minute, prng.int(0, 10) * minute));
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
  const planned: PlannedBody = {
    delivery: edition.delivery,
    account,
    platform: edition.platform,
    edition: 1,
    publishAt: formatInstant(edition.publishAt),
    latestAt: formatInstant(edition.latestAt),
    payload: edition.payload,
    parts: edition.parts.map(({ text, media }) => ({
      text: sha256(text),
      media: media.map((bytes) => sha256(bytes)),
    })),
    ...(edition.edits !== undefined && { edits: edition.edits }),
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
