import type { AnyRecord } from '../../src/ledger/record.ts';
import type { PublicEntry } from './fake-platform.ts';
import type { BrokenPromise, Complaint, Verdict } from './oracle.ts';
import { type Edition, partDigest, sha256 } from './scenario.ts';
import { allRecords, type World } from './world.ts';

/** Rounding of times on their way, beside the error of the sender's clock. */
const slackMs = 1_500;

/** A pause is seen by the clock within a minute; a job starts, reads, and calls back. */
export const callBackMs = 180_000;

/** What the platform shows, against what was approved for when; of the record only the intents are asked. */
export async function judgePublic(world: World): Promise<Verdict> {
  const records = allRecords(world.branch);
  const complaints: Complaint[] = [];
  const unfenceable: Complaint[] = [];
  for (const entry of [...world.platform.replaced, ...world.platform.timeline]) {
    const broken = judgeEntry(world, records, entry);
    if (broken)
      (isUnfenceable(world, entry, broken) ? unfenceable : complaints).push(say(broken, entry));
  }
  for (const extra of extras(world)) {
    (extra.some(slept) ? unfenceable : complaints).push(say('duplicate', extra[0]));
  }
  return { complaints, unfenceable };
}

/** Its sender slept after its last check; or jobs met so many faults that none came to call it back in time. */
function isUnfenceable(world: World, entry: PublicEntry, broken: BrokenPromise): boolean {
  if (slept(entry)) return true;
  const { at, byTimetable } = entry.request;
  // Of two approvals with the same words the later one is for another time: to go out at the time of the first is early.
  if (!byTimetable || (broken !== 'unapproved' && broken !== 'early')) return false;
  const since = closedSince(world, entry);
  if (since === undefined) return false;
  return at - since <= callBackMs + troublesMs(world, since, at);
}

/** What faults have cost the jobs that were to call a post back in that time; one may have slept into it. */
export function troublesMs({ troubles }: World, since: number, until: number): number {
  const from = since - callBackMs;
  const struck = troubles.filter((one) => one.at + one.costMs >= from && one.at <= until);
  return struck.reduce((sum, one) => sum + one.costMs, 0);
}

/** In force for all editions with these bytes that are due at that time, since when? */
function closedSince({ editions, town }: World, { digest, request: { at } }: PublicEntry) {
  const sinces = editions
    .filter((edition) => digests(edition).includes(digest))
    .filter(({ publishAt, latestAt }) => publishAt - slackMs <= at && at <= latestAt + slackMs)
    .map((edition) => town.closedSince(edition, at));
  const isClosed = sinces.length > 0 && sinces.every((since) => since !== undefined);
  return isClosed ? Math.max(...sinces) : undefined;
}

function slept({ request }: PublicEntry): boolean {
  return request.sleptMs > 0;
}

function say(broken: BrokenPromise, { text, remoteId }: PublicEntry): Complaint {
  return { broken, text: `${text} (${remoteId})` };
}

/** One public post: approved bytes, in time, allowed shortly before, begun on record before. */
export function judgeEntry(
  world: World,
  records: readonly AnyRecord[] | undefined,
  entry: PublicEntry,
): BrokenPromise | undefined {
  const { at, clockErrorMs, byTimetable } = entry.request;
  const slack = slackMs + clockErrorMs;
  const approved = world.editions.filter((edition) => digests(edition).includes(entry.digest));
  if (approved.length === 0) return 'unapproved';
  const from = at - (byTimetable ? callBackMs : world.limits.recheckMaxAgeSeconds * 1000) - slack;
  const allowed = approved.filter((edition) => world.town.wasOpen(edition, from, at));
  if (allowed.length === 0) return 'unapproved';
  const notLate = allowed.filter(({ latestAt }) => at <= latestAt + slack);
  if (notLate.length === 0) return 'late';
  const inTime = notLate.filter(({ publishAt }) => at >= publishAt - slack);
  if (inTime.length === 0) return 'early';
  const before = records?.filter(({ seq }) => (world.landedAt[seq] ?? at) < at) ?? [];
  const begun = (edition: Edition) => isBegun(before, edition, entry);
  return records && !inTime.some(begun) ? 'without-intent' : undefined;
}

/** Public posts of one part of one delivery, in whatever edition, where there is more than one. */
export function extras({
  platform,
  editions,
}: World): readonly (readonly [PublicEntry, ...PublicEntry[]])[] {
  const places = new Map<string, string>();
  for (const edition of editions) {
    for (const [part, digest] of digests(edition).entries()) {
      places.set(digest, `${edition.delivery} ${part}`);
    }
  }
  const known = platform.timeline.filter(({ digest }) => places.has(digest));
  const byPlace = Map.groupBy(known, ({ digest }) => places.get(digest));
  return [...byPlace.values()].flatMap(([first, ...more]) =>
    first && more.length > 0 ? [[first, ...more]] : [],
  );
}

function isBegun(
  records: readonly AnyRecord[],
  edition: Edition,
  { text, digest }: PublicEntry,
): boolean {
  return records.some(
    (record) =>
      record.kind === 'intent' &&
      record.body.delivery === edition.delivery &&
      record.body.content === edition.content &&
      record.body.text === sha256(text) &&
      digests(edition)[record.body.part] === digest,
  );
}

const known = new WeakMap<Edition, readonly string[]>();

function digests(edition: Edition): readonly string[] {
  const made = known.get(edition) ?? edition.parts.map((part) => partDigest(part.text, part.media));
  known.set(edition, made);
  return made;
}
