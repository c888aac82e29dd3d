import { LedgerError, type LogView } from '../ledger/log.ts';
import type { Instant } from '../post/post.ts';
import { timeLimits } from './clock/time-limits.ts';
import type { Delivery } from './delivery.ts';
import { later, parseInstant } from './instant.ts';
import { type ActiveStep, perform } from './perform.ts';
import type { PublishAccountOptions } from './publish-account-options.ts';
import { PublishError } from './publish-error.ts';
import { removalPatienceMs } from './removal/removal-step.ts';
import { takeWithdrawals } from './removal/take-withdrawals.ts';
import type { Failure, Report } from './report.ts';
import { leastGapMs } from './rest-until.ts';
import { settle } from './send.ts';
import { Session } from './session.ts';
import { intentLeadMs } from './situation.ts';
import { takeApprovals } from './take-approvals.ts';

/** More steps than any honest run takes: something goes round in circles. */
const maxSteps = 20_000;
/** A record from the future by more than this means that a clock is wrong; ours may be. */
const maxClockDriftMs = 120_000;

/**
 * One run of one account: plans what was approved, then takes every open
 * delivery as far as the time budget reaches. Ends early, with a failure in the
 * report, when the record cannot be read or written: an intent without an
 * outcome is left for the next run to find out about.
 */
export async function publishAccount(options: PublishAccountOptions): Promise<Report> {
  const session = new Session(options);
  const { reporter } = session;
  try {
    const view = await options.log.view();
    const drift = await clockFailure(view, options.clock.now());
    if (drift) return reporter.report(options.account.id, { failure: drift });
    return reporter.report(options.account.id, await run(session));
  } catch (error) {
    if (!(error instanceof LedgerError || error instanceof PublishError)) throw error;
    const { code, message } = error;
    return reporter.report(options.account.id, { failure: { code, message } });
  }
}

async function run(session: Session): Promise<Pick<Report, 'nextDue' | 'failure'>> {
  try {
    await plan(session);
    return await rounds(session);
  } finally {
    // Also where something else went wrong: what was sent is said, if the record can still be written.
    await settle(session);
  }
}

async function rounds(session: Session): Promise<Pick<Report, 'nextDue' | 'failure'>> {
  const { clock, only } = session.o;
  const startedAt = clock.now();
  for (let steps = 0; steps < maxSteps; steps++) {
    if (session.clockFailure) return { failure: session.clockFailure };
    const { readable, broken } = await session.open(await session.view());
    const concerned = only === 'removals' ? readable.filter(({ removal }) => removal) : readable;
    const next = await nextStep(session, concerned, startedAt);
    const isSettled = await settledFirst(session, next);
    if (!isSettled) continue;
    if (next.do === 'perform') {
      await perform(session, next.delivery, next.step);
      continue;
    }
    const [damaged] = broken;
    const failure = damaged && brokenFailure(damaged.id, damaged.error);
    if (next.until === undefined || (!next.stay && !session.attempts.areSending)) {
      const nextDue = next.goal ?? next.until;
      return { ...(nextDue && { nextDue }), ...(failure && { failure }) };
    }
    await pause(session, next.until);
  }
  const message = `More than ${maxSteps} steps in one run.`;
  return { failure: { code: 'too-many-steps', message } };
}

/** Waits; while nothing is on its way, what is approved meanwhile is planned within a minute. */
async function pause(session: Session, until: Instant): Promise<void> {
  const { clock } = session.o;
  if (session.attempts.areSending) {
    await clock.until(until);
    if (!session.attempts.areReady) session.refresh();
    return;
  }
  await clock.until(Math.min(until, later(clock.now(), timeLimits.lookEveryMs)) as Instant);
  session.refresh();
  await plan(session);
}

/** In this account's turn, as everything it writes before the due second. */
async function plan(session: Session): Promise<void> {
  const { crowd, clock } = session.o;
  if (crowd) await clock.until(Math.min(session.turn, crowd.due - intentLeadMs) as Instant);
  const records = [...(await takeApprovals(session.o)), ...(await takeWithdrawals(session.o))];
  if (records.length > 0) session.pushed();
  session.reporter.wrote(records);
}

/** So close to the next sending nothing else is begun that could make it late. */
const quietMs = 10_000;

/**
 * Outcomes that are owed go on record before any step but another sending, in
 * this account's turn. False = they did, or time passed: look again.
 */
async function settledFirst(session: Session, next: Next): Promise<boolean> {
  if (!session.owed.has() || (next.do === 'perform' && next.step.do === 'release')) return true;
  const { clock } = session.o;
  const now = clock.now();
  const sending = next.do === 'wait' && session.attempts.areReady ? next.until : undefined;
  if (sending !== undefined && sending - now < quietMs) return true;
  if (session.turn <= now) await settle(session);
  else if (next.do === 'perform') return true;
  else await clock.until(Math.min(session.turn, next.until ?? session.turn) as Instant);
  return false;
}

type Next =
  | { readonly do: 'perform'; readonly delivery: Delivery; readonly step: ActiveStep }
  /**
   * `stay`: something is due within the time that this run has. `goal`: what is
   * really waited for, where `until` is only another look.
   */
  | {
      readonly do: 'wait';
      readonly until?: Instant;
      readonly goal?: Instant;
      readonly stay: boolean;
    };

/** The first thing to do in order of due time, or when there will be one. */
async function nextStep(
  session: Session,
  open: readonly Delivery[],
  startedAt: Instant,
): Promise<Next> {
  const deliveries = open.filter((delivery) => !session.owed.has(delivery));
  for (const delivery of deliveries) await session.learn(delivery);
  const waits: Instant[] = [];
  const goals: Instant[] = [];
  let stay = false;
  for (const delivery of deliveries) {
    const step = session.decide(delivery);
    if (step.do === 'nothing') continue;
    if (step.do !== 'wait') return { do: 'perform', delivery, step };
    const goal = step.for ?? step.until;
    waits.push(step.until);
    goals.push(goal);
    stay ||= goal <= budget(session, delivery, startedAt);
  }
  if (waits.length === 0) return { do: 'wait', stay };
  const [until, goal] = [Math.min(...waits) as Instant, Math.min(...goals) as Instant];
  return { do: 'wait', until, goal, stay };
}

/** What people wait for to be gone is not left for a later run because deletions are slow on purpose. */
function budget({ o }: Session, { removal }: Delivery, startedAt: Instant): Instant {
  // The pause between two parts is always waited out: no thread is cut by the end of a run.
  const until = Math.max(o.until, o.clock.now() + leastGapMs);
  return Math.max(until, removal ? startedAt + removalPatienceMs : until) as Instant;
}

/** Sending by a wrong clock would be early or late; recording by it would break the log's order of time. */
async function clockFailure(view: LogView, now: Instant): Promise<Failure | undefined> {
  if (view.size === 0) return undefined;
  const { at } = await view.record(view.size - 1);
  if (parseInstant(at) - now <= maxClockDriftMs) return undefined;
  const message = `The last record is of ${at}, later than it is here: a clock is wrong.`;
  return { code: 'clock-far-off', message };
}

function brokenFailure(delivery: string, { code, message }: PublishError): Failure {
  return { code, message, delivery };
}
