import type { AnyRecord } from '../../src/ledger/record.ts';
import { organisationLog } from '../../src/ledger/record-shapes.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import type { Delivery, PartState } from '../../src/publish/delivery.ts';
import { foldDelivery } from '../../src/publish/fold-delivery.ts';
import { isInFlight } from '../../src/publish/in-flight.ts';
import type { MemoryBranch } from '../ledger/memory-log.ts';
import type { PublicEntry } from './fake-platform.ts';
import { judgeEditClaims } from './judge-edits.ts';
import { extras } from './judge-public.ts';
import { isRemovalOpen, judgeRemovals } from './judge-removals.ts';
import type { Complaint } from './oracle.ts';
import { account, origin } from './scenario.ts';
import { allRecords, byDelivery, type Struck, type World } from './world.ts';

/** When the faults have stopped: everything has ended or waits for a person with a reason, and the record is true. */
export async function judgeRecord(world: World): Promise<readonly Complaint[]> {
  const records = allRecords(world.branch);
  const { deliveries, complaints } = foldAll(records);
  return [
    ...world.thrown.map((error) => record(`the job threw ${String(error)}`)),
    ...complaints,
    ...judgeEnds(world, deliveries),
    ...judgeClaims(world, deliveries),
    ...judgeEditClaims(world, deliveries),
    ...judgeRemovals(world, deliveries),
    ...judgeTimetable(world, deliveries),
    ...judgeReports(world),
    ...(await judgeLedger(world)),
  ];
}

function record(text: string): Complaint {
  return { broken: 'record', text };
}

export function foldAll(records: readonly AnyRecord[]) {
  const deliveries: Delivery[] = [];
  const complaints: Complaint[] = [];
  for (const own of byDelivery(records)) {
    try {
      deliveries.push(foldDelivery(own));
    } catch (error) {
      complaints.push(record(String(error)));
    }
  }
  return { deliveries, complaints };
}

/** The state that tells how a delivery ended: that of its first part that is not public. */
export function endOf({ parts }: Delivery): Delivery['parts'][number]['state'] {
  return parts.find(({ state }) => state !== 'confirmed')?.state ?? 'confirmed';
}

/** Nothing is left to do but for people. */
export function isSettled(world: World): boolean {
  const { deliveries } = foldAll(allRecords(world.branch));
  return judgeEnds(world, deliveries).length === 0;
}

function judgeEnds(world: World, deliveries: readonly Delivery[]): Complaint[] {
  const known = new Set(deliveries.map(({ id }) => String(id)));
  const forgotten = world.editions.filter(({ delivery }) => !known.has(delivery));
  const closed = new Set(allRecords(world.branch).flatMap(closedBy));
  const stuck = deliveries.filter((one) =>
    one.removal ? isRemovalOpen(one) : isOpen(one) && !closed.has(one.id),
  );
  return [
    ...forgotten.map(({ post }): Complaint => ({ broken: 'lost', text: `never planned: ${post}` })),
    ...stuck.map(
      (one): Complaint => ({ broken: 'stuck', text: `left ${endOf(one)}: ${one.post}` }),
    ),
  ];
}

/** Once closed a delivery is never looked at again, whatever a late sender still reports. */
function closedBy({ body }: AnyRecord): readonly string[] {
  return 'closes' in body && body.closes ? [body.delivery] : [];
}

function isOpen(delivery: Delivery): boolean {
  switch (endOf(delivery)) {
    case 'planned':
    case 'intended':
    case 'prepared':
    case 'scheduled':
    case 'retryable':
    case 'deleting':
      return true;
    case 'duplicated':
      // What may be out of the rest is to be found out.
      return delivery.parts.some(isInFlight);
    case 'confirmed':
    case 'held':
    case 'failed':
    case 'withdrawn':
    case 'deleted':
    case 'delete_failed':
      return false;
  }
}

/** What the record calls public is what the public sees, one for one, but for parts that wait for a person. */
function judgeClaims(world: World, deliveries: readonly Delivery[]): Complaint[] {
  const parts = deliveries.flatMap((delivery) => delivery.parts);
  const shown = new Set(world.platform.timeline.map(({ remoteId }) => remoteId));
  // A correction by editing is public as the post of another delivery.
  const roots = deliveries.filter(({ edits }) => edits === undefined);
  const claims = roots.flatMap((delivery) => delivery.parts).flatMap(claimed);
  const deletedByOther = deliveries
    .filter(({ edits }) => edits !== undefined)
    .flatMap((delivery) => delivery.parts)
    .flatMap((part) => (part.state === 'deleted' ? part.remoteIds : goingIds(part)));
  const twice = claims.filter((id, index) => claims.indexOf(id) !== index);
  const invented = [...new Set(claims)].filter(
    (id) => !shown.has(id) && !deletedByOther.includes(id),
  );
  const going = parts.flatMap(goingIds);
  const untold = world.platform.timeline.filter((entry) => isUntold(world, entry));
  const explained = [...claims, ...going, ...untold.map(({ remoteId }) => remoteId)];
  const unclaimed = [...shown].filter((id) => !explained.includes(id)).length;
  const unsettled = parts.filter(
    (part) => part.state === 'held' && part.before.state !== 'planned',
  );
  const alarms = deliveries.filter(({ removal }) => !removal).flatMap((one) => one.parts);
  const isFalseAlarm = alarms.some(({ state }) => state === 'duplicated') && !extras(world).length;
  return [
    ...twice.map((id) => record(`claimed twice: ${id}`)),
    ...invented.map(
      (id): Complaint => ({ broken: 'lost', text: `confirmed but not public: ${id}` }),
    ),
    ...(unclaimed > unsettled.length ? [record(`${unclaimed} public but on no record`)] : []),
    ...(isFalseAlarm ? [record('called duplicated and is not')] : []),
  ];
}

/**
 * Its sender slept between its last check and the first byte, was given up
 * meanwhile, and could not tell: it was struck again, or found the record in
 * somebody else's hands. Nobody else knows of that request.
 */
function isUntold({ troubles }: World, { request: { at, run, sleptMs } }: PublicEntry): boolean {
  return (
    sleptMs > 0 && troubles.some((one) => (one.run === run && one.at > at) || isInTheWay(one, at))
  );
}

/** The log was in somebody else's hands at that time. */
function isInTheWay({ fault, at, costMs }: Struck, time: number): boolean {
  return (fault === 'tip-unsigned' || fault === 'tip-foreign') && at <= time && time <= at + costMs;
}

/** Nobody lives to see it in here, but a post that the record has lost from sight will be public one day. */
function judgeTimetable({ platform }: World, deliveries: readonly Delivery[]): Complaint[] {
  const known = new Set(
    deliveries
      .flatMap(({ parts }) => parts)
      .map((part) => (part.state === 'held' ? part.before : part))
      .flatMap((part) => (part.state === 'scheduled' ? [part.remoteId] : [])),
  );
  return platform.onTimetable
    .filter((id) => !known.has(id))
    .map((id): Complaint => ({ broken: 'stuck', text: `left on the platform's timetable: ${id}` }));
}

/** On their way back: there or not, as far as anybody knows. */
function goingIds(part: PartState): readonly string[] {
  return part.state === 'deleting' || part.state === 'delete_failed' ? part.remoteIds : [];
}

function claimed(part: PartState): readonly string[] {
  if (part.state === 'duplicated') return part.remoteIds;
  return part.state === 'confirmed' ? [part.fact.remoteId] : [];
}

/** Losing the ledger, or finding it in somebody else's hands, is an honest failure; anything else in a report is a fault of ours. */
function judgeReports({ reports, keys }: World): Complaint[] {
  const honest = new Set<string>(['not-reachable', 'append-gave-up']);
  for (const code of keys ? ['tip-unsigned', 'tip-foreign-key'] : []) honest.add(code);
  return reports.flatMap(({ failure }) =>
    failure && !honest.has(failure.code) ? [record(`${failure.code}: ${failure.message}`)] : [],
  );
}

async function judgeLedger({ branch, organisation, keys }: World): Promise<Complaint[]> {
  const logs = [
    { log: organisationLog, year: '2026', files: listed(organisation) },
    { log: account, year: '2026', files: listed(branch) },
  ].filter(({ files }) => files.exists);
  const known = new Map(keys ? [[String(account), keys.verifierKey]] : []);
  const { firstBad } = await verifyLedger({ logs, origin, keys: known });
  return firstBad ? [record(`the ledger does not verify: ${JSON.stringify(firstBad)}`)] : [];
}

function listed(branch: MemoryBranch) {
  const files = branch.tip;
  return {
    exists: files !== undefined,
    read: async (path: string) => files?.get(path),
    list: async () => [...(files?.keys() ?? [])],
  };
}
