import type { MemoryBranch } from '../../src/ledger/memory-log.ts';
import type { AnyRecord } from '../../src/ledger/record.ts';
import { organisationLog } from '../../src/ledger/record-shapes.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import type { Delivery } from '../../src/publish/delivery.ts';
import { foldDelivery } from '../../src/publish/fold-delivery.ts';
import { parseInstant } from '../../src/publish/instant.ts';
import type { PublicEntry } from './fake-platform.ts';
import { account, type Edition, origin } from './scenario.ts';
import { allRecords, limits, type World } from './world.ts';

/** Clocks of runners differ from the world's by up to this. */
const skewMs = 1_500;

/** Holds what the public saw, and what the record says of it, against the promises. */
export async function judge(world: World): Promise<readonly string[]> {
  const records = await allRecords(world.branch, account);
  const complaints = [
    ...world.thrown.map((error) => `publishAccount threw ${String(error)}`),
    ...world.platform.timeline.flatMap((entry) => judgeEntry(world, records, entry)),
    ...judgeCounts(world),
    ...judgeEnds(world, records),
    ...judgeReports(world),
    ...(await judgeLedger(world)),
  ];
  return complaints;
}

/** One public post: approved text, in time, allowed shortly before, begun on record before. */
function judgeEntry(
  world: World,
  records: readonly AnyRecord[],
  { text, requestedAt }: PublicEntry,
): string[] {
  const editions = world.editions.filter(({ texts }) => texts.includes(text));
  const fits = editions.filter((edition) => {
    const inTime =
      requestedAt >= edition.publishAt - skewMs && requestedAt <= edition.latestAt + skewMs;
    return inTime && isBegun(records, edition, text, requestedAt);
  });
  if (editions.length === 0) return [`public text was never approved: ${text}`];
  if (fits.length === 0) return [`published outside its time or without an intent before: ${text}`];
  const from = requestedAt - limits.recheckMaxAgeSeconds * 1000 - skewMs;
  const allowed = fits.some((edition) => world.town.wasOpen(edition, from, requestedAt));
  return allowed ? [] : [`published though the gate had been closed for too long: ${text}`];
}

function isBegun(
  records: readonly AnyRecord[],
  { content, delivery, texts }: Edition,
  text: string,
  requestedAt: number,
): boolean {
  return records.some(
    (record) =>
      record.kind === 'intent' &&
      record.body.delivery === delivery &&
      record.body.content === content &&
      texts[record.body.part] === text &&
      parseInstant(record.at) <= requestedAt + 2 * skewMs,
  );
}

/** At most one public post a part. Some seeds have posts with equal texts: as many as there are such parts. */
function judgeCounts({ platform, editions }: World): string[] {
  const deliveries = new Map<string, Set<string>>();
  for (const { texts, delivery } of editions) {
    for (const text of texts) {
      deliveries.set(text, (deliveries.get(text) ?? new Set()).add(delivery));
    }
  }
  const complaints: string[] = [];
  for (const [text, of] of deliveries) {
    const count = platform.timeline.filter((entry) => entry.text === text).length;
    if (count > of.size) complaints.push(`published ${count} times: ${text}`);
  }
  return complaints;
}

/** When the faults have stopped, every delivery has ended or waits for a person with a reason, and the record is true. */
function judgeEnds({ platform }: World, records: readonly AnyRecord[]): string[] {
  const { deliveries, complaints } = foldAll(records);
  const claims = new Map<string, number>();
  let unsettled = 0;
  for (const { post, parts } of deliveries) {
    const open = parts.find(({ state }) => state !== 'confirmed');
    if (open && !ends.has(open.state)) complaints.push(`left ${open.state}: ${post}`);
    for (const part of parts) {
      if (part.state === 'duplicated') complaints.push(`duplicated on record: ${post}`);
      if (part.state === 'held' && part.before.state !== 'planned') unsettled++;
      if (part.state !== 'confirmed') continue;
      const { remoteId } = part.fact;
      claims.set(remoteId, (claims.get(remoteId) ?? 0) + 1);
    }
  }
  return [...complaints, ...judgeClaims(platform.timeline, claims, unsettled)];
}

/** What the record calls confirmed is what the public sees, one for one, but for parts that wait for a person. */
function judgeClaims(
  timeline: readonly PublicEntry[],
  claims: ReadonlyMap<string, number>,
  unsettled: number,
): string[] {
  const complaints: string[] = [];
  const shown = new Set(timeline.map(({ remoteId }) => remoteId));
  for (const [remoteId, count] of claims) {
    if (count > 1) complaints.push(`claimed twice: ${remoteId}`);
    if (!shown.has(remoteId)) complaints.push(`confirmed but not public: ${remoteId}`);
  }
  const unclaimed = [...shown].filter((remoteId) => !claims.has(remoteId)).length;
  if (unclaimed > unsettled) complaints.push(`${unclaimed} public but on no record`);
  return complaints;
}

const ends: ReadonlySet<string> = new Set(['held', 'withdrawn', 'failed', 'duplicated']);

function foldAll(records: readonly AnyRecord[]) {
  const byDelivery = Map.groupBy(
    records.filter(({ body }) => 'delivery' in body),
    ({ body }) => ('delivery' in body ? body.delivery : ''),
  );
  const deliveries: Delivery[] = [];
  const complaints: string[] = [];
  for (const own of byDelivery.values()) {
    try {
      deliveries.push(foldDelivery(own));
    } catch (error) {
      complaints.push(String(error));
    }
  }
  return { deliveries, complaints };
}

/** Losing the ledger is an honest failure; anything else in a report is a fault of ours. */
function judgeReports({ reports }: World): string[] {
  const honest = new Set(['not-reachable', 'append-gave-up']);
  return reports.flatMap(({ failure }) =>
    failure && !honest.has(failure.code) ? [`${failure.code}: ${failure.message}`] : [],
  );
}

async function judgeLedger({ branch, organisation }: World): Promise<string[]> {
  const logs = [
    { log: organisationLog, year: '2026', files: listed(organisation) },
    { log: account, year: '2026', files: listed(branch) },
  ].filter(({ files }) => files.exists);
  const report = await verifyLedger({ logs, origin, keys: new Map() });
  return report.firstBad ? [`the ledger does not verify: ${JSON.stringify(report.firstBad)}`] : [];
}

function listed(branch: MemoryBranch) {
  const files = branch.tip;
  return {
    exists: files !== undefined,
    read: async (path: string) => files?.get(path),
    list: async () => [...(files?.keys() ?? [])],
  };
}
