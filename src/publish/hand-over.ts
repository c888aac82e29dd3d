import type { Instant } from '../post/post.ts';
import type { Delivery } from './delivery.ts';
import { later } from './instant.ts';
import type { PublishReasonCode } from './reasons.ts';
import type { Situation } from './situation.ts';

/**
 * The platform takes nothing less than 10 minutes ahead (facts.md, Facebook): two
 * more for clocks that differ and a request that is slow.
 */
export const leastAheadMs = 12 * 60_000;
/** The platform keeps its own time: a post that must be out within less than this is sent by koho, which knows `latest_at`. */
export const leastLatenessMs = 5 * 60_000;

/** Tried once on the platform's timetable and taken from it for reasons of the platform's own: koho sends it itself. */
const ownWay: ReadonlySet<string> = new Set<PublishReasonCode>([
  'schedule-refused',
  'changed-at-platform',
  'not-out-in-time',
  'answered-by-person',
]);

/** What could stand on a timetable at all: a single post, with time enough, that the platform did not send back. */
export function isForTimetable({
  parts: [part, ...more],
  publishAt,
  latestAt,
  edits,
}: Pick<Delivery, 'parts' | 'publishAt' | 'latestAt' | 'edits'>): boolean {
  // A text is replaced by a request at its time: there is no timetable for that.
  if (edits !== undefined) return false;
  // A thread's later parts answer the one before, which has no id while it is not public.
  if (part === undefined || more.length > 0) return false;
  if (latestAt - publishAt < leastLatenessMs) return false;
  return part.state !== 'retryable' || !ownWay.has(part.reason.code);
}

/**
 * From when on a delivery is handed over to the platform's own timetable;
 * undefined where koho sends it itself at its due second.
 */
export function handOverFrom(
  delivery: Delivery,
  { now, scheduling }: Pick<Situation, 'now' | 'scheduling'>,
): Instant | undefined {
  const { publishAt } = delivery;
  if (scheduling === undefined || !isForTimetable(delivery)) return undefined;
  if (publishAt - now < leastAheadMs) return undefined;
  return later(publishAt, -scheduling.aheadMs);
}
