import { runState } from '../../forge/github/run-state.ts';
import { LedgerError, type Log } from '../../ledger/log.ts';
import type { Account } from '../../policy/policy.ts';
import { scheduleAheadMs } from '../../policy/schedule-ahead.ts';
import { timingOf } from '../../policy/timing-of.ts';
import { instant } from '../../post/post.ts';
import { departmentOf } from '../../post/post-id.ts';
import { leadMs } from '../../publish/clock/crowd.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import { publishAccount } from '../../publish/publish-account.ts';
import type { Report } from '../../publish/report.ts';
import { type HeldNotice, tellHeld } from '../brakes/tell-held.ts';
import type { Looker } from '../open-looker.ts';
import { accountOf } from '../workplace/registered-account.ts';
import type { Settings } from '../workplace/settings.ts';
import { sha256 } from '../workplace/sha256.ts';
import { openWorkplace, type Workplace } from '../workplace/workplace.ts';
import { beginLook, type LinkNotice } from './begin-look.ts';
import { crowdOf } from './crowd-of.ts';
import { openGate } from './gate.ts';
import { jobLimits } from './job-limits.ts';
import { openPlatform } from './open-platform.ts';
import { refuseRolledBack } from './own-log.ts';

interface PublishOptions {
  readonly account: string;
  /** How long to stay for what is due later; 0 = only what is due now. Absent: as long as its lead takes. */
  readonly stayMs?: number;
  /** Opens the links of what is due; absent: nobody looks. */
  readonly looker?: Looker;
}

export interface PublishReport extends Report {
  readonly linkNotices: readonly LinkNotice[];
  /** Issues about held deliveries that were opened, brought up to date or closed. */
  readonly heldNotices: readonly HeldNotice[];
}

/** The job of one account: sends what is due, with the keys of its own environment. */
export async function publish(settings: Settings, o: PublishOptions): Promise<PublishReport> {
  const workplace = await openWorkplace(settings, { signs: 'account' });
  try {
    const { policy } = workplace.policy;
    const account = accountOf(policy, o.account);
    const { clock, chance, github, run, organisation } = workplace;
    const log = await workplace.accountLog(account.id, 'write');
    const rolledBack = await rolledBackReport(workplace, log, account);
    if (rolledBack) return { ...rolledBack, linkNotices: [], heldNotices: [] };
    const crowd = await crowdOf(workplace, account.id);
    const stayMs = o.stayMs ?? leadMs(crowd.size) + timeLimits.stayBeyondLeadMs;
    const until = instant(clock.now() + stayMs);
    const due = { account: account.id, log, until };
    const looking = o.looker && (await beginLook(workplace, { ...due, looker: o.looker }));
    const aheadMs = scheduleAheadMs(policy, account);
    const report = await publishAccount({
      ...(aheadMs !== undefined && { scheduling: { aheadMs } }),
      account,
      organisation,
      log,
      platform: await openPlatform(account, settings, clock),
      gate: openGate(workplace),
      clock,
      chance,
      runs: { me: run, state: (name) => runState(github, name) },
      limits: jobLimits(policy),
      sha256,
      crowd,
      timingOf: (post) => timingOf(policy, account, departmentOf(post)),
      until,
    });
    // A record that could not be read or written is no ground for telling people anything.
    const heldNotices = report.failure ? [] : await tellHeld(workplace, account, await log.view());
    return { ...report, linkNotices: (await looking?.notices()) ?? [], heldNotices };
  } finally {
    await workplace.close();
  }
}

/** Its own log is checked first; the organisation's was read before it, when the workplace was opened. */
async function rolledBackReport(
  { view, organisation }: Workplace,
  log: Log,
  { id }: Account,
): Promise<Report | undefined> {
  try {
    const own = await log.view();
    // Another job may have planned meanwhile, from what this one has not read yet.
    const isOld = own.state.plannedFrom >= view.size;
    const newest = isOld ? await organisation.view() : view;
    await refuseRolledBack(newest, isOld ? await log.view() : own, id);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const { code, message } = error;
    return { account: id, deliveries: [], failure: { code, message } };
  }
}
