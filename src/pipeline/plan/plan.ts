import type { LogView } from '../../ledger/log.ts';
import { platforms } from '../../post/payload.ts';
import { type AccountId, type Instant, instant } from '../../post/post.ts';
import { type Waiting, waitingOf } from '../../publish/clock/delivery-need.ts';
import type { PartState } from '../../publish/delivery.ts';
import { foldDelivery } from '../../publish/fold-delivery.ts';
import { isForTimetable } from '../../publish/hand-over.ts';
import { wantedSlot } from '../../publish/taken-slots.ts';
import type { RecordOffice } from '../workplace/record-office.ts';

/** One delivery that is not over: when it is due and how it stands. */
export interface PlanEntry {
  readonly account: AccountId;
  readonly post: string;
  readonly publishAt: Instant;
  readonly latestAt: Instant;
  /** `approved`: on the organisation's record, not yet taken up by the account's job. */
  readonly states: readonly (PartState['state'] | 'approved')[];
  /** What a job can do next by itself; absent where it is a person's turn. */
  readonly waiting?: Waiting;
  /** What it takes of the account's budget. */
  readonly posts: number;
  readonly micros: number;
}

/**
 * What will be published next, by due time. Reads the accounts' open deliveries
 * and the approvals that came since: its cost does not grow with what was published.
 */
export async function plan(
  office: Pick<RecordOffice, 'accountLog' | 'view'>,
  accounts: readonly AccountId[],
): Promise<readonly PlanEntry[]> {
  const entries: PlanEntry[] = [];
  for (const account of accounts) {
    const view = await (await office.accountLog(account, 'read')).view();
    const open = await openDeliveries(view, account);
    const approved = await notYetTaken(office.view, view.state.plannedFrom, account);
    const begun = new Set(open.filter(isBegun).map(({ post }) => post));
    const newer = approved.filter(({ post }) => !begun.has(post));
    // A newer approval replaces a plan under which nothing was tried.
    const replaced = new Set(newer.map(({ post }) => post));
    entries.push(...open.filter(({ post }) => !replaced.has(post)), ...newer);
  }
  return entries.sort((a, b) => a.publishAt - b.publishAt);
}

function isBegun({ states }: PlanEntry): boolean {
  return states.some((state) => state !== 'planned');
}

async function openDeliveries(view: LogView, account: AccountId): Promise<PlanEntry[]> {
  const entries: PlanEntry[] = [];
  for (const numbers of (await view.open()).values()) {
    const records = await Promise.all(numbers.map((number) => view.record(number)));
    const delivery = foldDelivery(records);
    const { post, publishAt, latestAt, parts } = delivery;
    const waiting = waitingOf(delivery, instant(Date.parse(records.at(-1)?.at ?? '')));
    const { posts, micros } = wantedSlot(delivery, publishAt);
    entries.push({
      ...{ account, post, publishAt, latestAt, posts, micros },
      states: parts.map(({ state }) => state),
      ...(waiting && { waiting }),
    });
  }
  return entries;
}

async function notYetTaken(
  organisation: LogView,
  plannedFrom: number,
  account: AccountId,
): Promise<PlanEntry[]> {
  if ((organisation.state.lastApproved[account] ?? 0) <= plannedFrom) return [];
  const entries = new Map<string, PlanEntry>();
  for await (const record of organisation.recordsFrom(plannedFrom + 1)) {
    if (record.kind !== 'approved') continue;
    const { post, deliveries } = record.body;
    for (const delivery of deliveries) {
      if (delivery.account !== account) continue;
      const publishAt = instant(Date.parse(delivery.publishAt));
      const latestAt = instant(Date.parse(delivery.latestAt));
      const changedAt = instant(Date.parse(record.at));
      const parts = delivery.parts.map(() => ({ state: 'planned' }) as const);
      const timetable = isForTimetable({ parts, publishAt, latestAt }) ? 'may' : 'no';
      const waiting: Waiting = { account, due: publishAt, latestAt, changedAt, timetable };
      const platform = platforms.find((one) => one === delivery.platform) ?? 'x';
      const { posts, micros } = wantedSlot({ digests: delivery.parts, platform }, publishAt);
      entries.set(post, {
        ...{ account, post, publishAt, latestAt, posts, micros, waiting },
        states: ['approved'],
      });
    }
  }
  return [...entries.values()];
}
