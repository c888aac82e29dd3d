import { judgeOverwriting } from './judge-edits.ts';
import { judgePublic } from './judge-public.ts';
import { foldAll, judgeRecord } from './judge-record.ts';
import { judgeCalledOff } from './judge-removals.ts';
import { allRecords, type World } from './world.ts';

export const promises = [
  'duplicate',
  'unapproved',
  'late',
  'early',
  'without-intent',
  'lost',
  'stuck',
  'record',
  'still-public',
  'deleted-unordered',
  'sent-after-order',
  'overwritten',
] as const;
export type BrokenPromise = (typeof promises)[number];

export interface Complaint {
  readonly broken: BrokenPromise;
  readonly text: string;
}

export interface Verdict {
  /** Broken promises; none = all kept. */
  readonly complaints: readonly Complaint[];
  /** What only a job did that slept between its last check and its first byte: counted apart, see docs/reliability.md. */
  readonly unfenceable: readonly Complaint[];
}

/** Holds what the public saw, and what the record says of it, against the promises. */
export async function judge(world: World): Promise<Verdict> {
  const seen = await judgePublic(world);
  const edits = judgeOverwriting(world);
  const record = await judgeRecord(world);
  const calledOff = judgeCalledOff(world, foldAll(allRecords(world.branch)).deliveries);
  return {
    complaints: [...seen.complaints, ...edits.complaints, ...record],
    unfenceable: [...seen.unfenceable, ...edits.unfenceable, ...calledOff],
  };
}
