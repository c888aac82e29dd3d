import type { AnyRecord } from '../../src/ledger/record.ts';
import type { Delivery, PartState } from '../../src/publish/delivery.ts';
import { callBackMs, troublesMs } from './judge-public.ts';
import type { Complaint } from './oracle.ts';
import { type Edition, partDigest } from './scenario.ts';
import { allRecords, type World } from './world.ts';

/** At the end nothing that is ordered gone is public, but what waits for a person; and nothing else was deleted. */
export function judgeRemovals(world: World, deliveries: readonly Delivery[]): readonly Complaint[] {
  const records = allRecords(world.branch);
  return [
    ...deliveries.flatMap((delivery) =>
      stillPublic(world, delivery).flatMap(({ woke, complaint }) => (woke ? [] : [complaint])),
    ),
    ...deliveries.flatMap((delivery) => sentAfter(world, records, delivery)),
    ...[...world.platform.deleted].flatMap(([id, at]) =>
      wasOrdered(world, records, id, at)
        ? []
        : [{ broken: 'deleted-unordered', text: id } satisfies Complaint],
    ),
  ];
}

/** Texts of corrections that were called off and put there by a job that slept meanwhile: the public post cannot be deleted to fence it. */
export function judgeCalledOff(
  world: World,
  deliveries: readonly Delivery[],
): readonly Complaint[] {
  return deliveries.flatMap((delivery) =>
    stillPublic(world, delivery).flatMap(({ woke, complaint }) => (woke ? [complaint] : [])),
  );
}

interface StillPublic {
  readonly complaint: Complaint;
  readonly woke: boolean;
}

function stillPublic({ platform, editions }: World, delivery: Delivery): readonly StillPublic[] {
  if (!delivery.removal || delivery.parts.some(waits)) return [];
  const own = ownOf(editions, delivery);
  const digests = own.flatMap(({ parts }) => parts.map((one) => partDigest(one.text, one.media)));
  return platform.timeline
    .filter(({ digest }) => digests.includes(digest))
    .map(({ text, remoteId, request }) => ({
      complaint: { broken: 'still-public', text: `${text} (${remoteId})` },
      woke: delivery.edits !== undefined && request.sleptMs > 0,
    }));
}

/** As after a pause: no first byte later than the gate may be old, but by a job that slept in between. */
function sentAfter(
  world: World,
  records: readonly AnyRecord[],
  delivery: Delivery,
): readonly Complaint[] {
  const { platform, editions, limits, landedAt } = world;
  const order = records.find(({ nonce }) => nonce === delivery.removal?.nonce);
  if (!order) return [];
  const from = landedAt[order.seq] ?? Date.parse(order.at);
  const own = ownOf(editions, delivery);
  const digests = own.flatMap(({ parts }) => parts.map((one) => partDigest(one.text, one.media)));
  return [...platform.replaced, ...platform.timeline, ...platform.removed]
    .filter(({ digest, request: { at, sleptMs, clockErrorMs, byTimetable } }) => {
      const withinMs = byTimetable
        ? callBackMs + troublesMs(world, from, at)
        : limits.recheckMaxAgeSeconds * 1000;
      const until = from + withinMs + clockErrorMs + slackMs;
      return digests.includes(digest) && sleptMs === 0 && at > until;
    })
    .map(({ text, remoteId }) => ({ broken: 'sent-after-order', text: `${text} (${remoteId})` }));
}

/** With a post its corrections are to be gone; with a correction whatever stands in its place, once it was sent. */
function ownOf(editions: readonly Edition[], { id }: Delivery): readonly Edition[] {
  return editions.filter((one) => one.delivery === id || one.edits === id);
}

/** Rounding of times on their way. */
const slackMs = 1_500;

function waits(part: PartState): boolean {
  return part.state === 'held' || (part.state === 'delete_failed' && !part.retry);
}

/**
 * On record before the request's first byte: for what was public the order, and
 * that this very post is to be deleted; for what was not, that it is called back
 * from the platform's own timetable.
 */
function wasOrdered(world: World, records: readonly AnyRecord[], id: string, at: number): boolean {
  const { landedAt, platform } = world;
  const before = records.filter(({ seq }) => (landedAt[seq] ?? 0) <= at);
  const wasPublic = platform.removed.some(({ remoteId }) => remoteId === id);
  return before.some((record) => {
    switch (record.kind) {
      case 'deleting':
        return (
          record.body.remoteIds.includes(id) &&
          isOrdered(before, record.body.delivery) &&
          wasShown(world, record.body.delivery, id)
        );
      case 'recalling':
        return !wasPublic && record.body.remoteId === id;
      case 'scheduling':
        return (
          !wasPublic &&
          record.body.remoteId === id &&
          (isOrdered(before, record.body.delivery) || isAnswered(before, record.body.delivery))
        );
      default:
        return false;
    }
  });
}

/** A correction by editing takes the public post along only where its own text was public. */
function wasShown({ platform, editions }: World, delivery: string, id: string): boolean {
  const own = editions.filter((one) => one.delivery === delivery);
  if (own.every(({ edits }) => edits === undefined)) return true;
  const digests = own.flatMap(({ parts }) => parts.map((one) => partDigest(one.text, one.media)));
  return [...platform.replaced, ...platform.timeline, ...platform.removed].some(
    ({ remoteId, digest }) => remoteId === id && digests.includes(digest),
  );
}

function isOrdered(records: readonly AnyRecord[], delivery: string): boolean {
  return records.some(({ kind, body }) => kind === 'withdrawal' && body.delivery === delivery);
}

/** A person who says that it is not public, or given up, has it called back. */
function isAnswered(records: readonly AnyRecord[], delivery: string): boolean {
  return records.some(
    ({ kind, body }) =>
      kind === 'resolved' && body.delivery === delivery && body.answer !== 'confirmed',
  );
}

/** Something of a delivery that is ordered gone is still to be done by a machine. */
export function isRemovalOpen({ parts }: Delivery): boolean {
  return parts.some((part) => {
    switch (part.state) {
      case 'failed':
      case 'withdrawn':
      case 'deleted':
        return false;
      case 'held':
        return part.before.state === 'prepared';
      case 'delete_failed':
        return part.retry;
      default:
        return true;
    }
  });
}
