import { LedgerError, type LogView } from '../ledger/log.ts';
import type { Instant } from '../post/post.ts';
import type { Delivery } from './delivery.ts';
import { parseInstant } from './instant.ts';
import { type ActiveStep, perform } from './perform.ts';
import type { PublishAccountOptions } from './publish-account-options.ts';
import { PublishError } from './publish-error.ts';
import { removalPatienceMs } from './removal/removal-step.ts';
import { takeWithdrawals } from './removal/take-withdrawals.ts';
import type { Failure, Report } from './report.ts';
import { Session } from './session.ts';
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
    reporter.wrote(await takeApprovals(options));
    reporter.wrote(await takeWithdrawals(options));
    return reporter.report(options.account.id, await run(session));
  } catch (error) {
    if (!(error instanceof LedgerError || error instanceof PublishError)) throw error;
    const { code, message } = error;
    return reporter.report(options.account.id, { failure: { code, message } });
  }
}

async function run(session: Session): Promise<Pick<Report, 'nextDue' | 'failure'>> {
  const { clock, only } = session.o;
  const startedAt = clock.now();
  for (let steps = 0; steps < maxSteps; steps++) {
    const { readable, broken } = await session.open(await session.view());
    const concerned = only === 'removals' ? readable.filter(({ removal }) => removal) : readable;
    const next = await nextStep(session, concerned, startedAt);
    if (next.do === 'perform') {
      await perform(session, next.delivery, next.step);
      continue;
    }
    const [damaged] = broken;
    const failure = damaged && brokenFailure(damaged.id, damaged.error);
    if (next.until === undefined || (!next.stay && !session.isSending)) {
      return { ...(next.until && { nextDue: next.until }), ...(failure && { failure }) };
    }
    await clock.until(next.until);
    if (!session.isReady) session.refresh();
  }
  const message = `More than ${maxSteps} steps in one run.`;
  return { failure: { code: 'too-many-steps', message } };
}

type Next =
  | { readonly do: 'perform'; readonly delivery: Delivery; readonly step: ActiveStep }
  /** `stay`: it is due within the time that this run has. */
  | { readonly do: 'wait'; readonly until?: Instant; readonly stay: boolean };

/** The first thing to do in order of due time, or when there will be one. */
async function nextStep(
  session: Session,
  deliveries: readonly Delivery[],
  startedAt: Instant,
): Promise<Next> {
  for (const delivery of deliveries) await session.learn(delivery);
  const waits: Instant[] = [];
  let stay = false;
  for (const delivery of deliveries) {
    const step = session.decide(delivery);
    if (step.do === 'nothing') continue;
    if (step.do !== 'wait') return { do: 'perform', delivery, step };
    waits.push(step.until);
    stay ||= step.until <= budget(session, delivery, startedAt);
  }
  if (waits.length === 0) return { do: 'wait', stay };
  return { do: 'wait', until: Math.min(...waits) as Instant, stay };
}

/** What people wait for to be gone is not left for a later run because deletions are slow on purpose. */
function budget({ o: { until } }: Session, { removal }: Delivery, startedAt: Instant): Instant {
  return removal ? (Math.max(until, startedAt + removalPatienceMs) as Instant) : until;
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
