import type { Draft } from '../ledger/record.ts';
import type { Instant } from '../post/post.ts';
import type { Delivery, Scheduled } from './delivery.ts';
import { later } from './instant.ts';
import type { Heard, Outcome, Platform, Scheduler, Standing } from './ports/platform.ts';
import { reason } from './reasons.ts';
import {
  calledBackDraft,
  recallingDraft,
  type SchedulePlace,
  scheduledDraft,
  schedulingDraft,
} from './schedule-drafts.ts';
import { caught, say } from './send.ts';
import type { Session } from './session.ts';
import type { Ordered, ScheduleStep } from './situation.ts';

type StepOf<D extends ScheduleStep['do']> = Extract<ScheduleStep, { readonly do: D }>;

/** Where a post goes that is called back, until it is deleted: within the 30 days that the platform takes (facts.md, Facebook). */
const farAheadMs = 29 * 24 * 60 * 60_000;

/**
 * Hands the invisible post over to the platform's own timetable. That it may be
 * public at its due instant is on record before the request; of a request whose
 * answer is lost only the platform can tell what it did.
 */
export async function schedule(
  session: Session,
  delivery: Delivery,
  step: StepOf<'schedule'>,
): Promise<void> {
  const { part, intent, remoteId } = step;
  if (delivery.parts[part]?.state === 'prepared') {
    const nonce = session.o.chance.nonce();
    const isOnRecord = await session.append(delivery, (fresh) => {
      const now = session.decide(fresh);
      if (now.do !== 'schedule' || now.intent.nonce !== intent.nonce) return undefined;
      return schedulingDraft({ delivery: fresh, part, nonce }, now);
    });
    // Not to be made public by this run's own hand any more; and whoever comes may call it back.
    session.gaveUp(intent);
    if (!isOnRecord) return;
  }
  await ask(session, step, 'schedule', (scheduler) => scheduler.schedule(remoteId, step.dueAt));
}

/** The two requests that take a post away from the timetable. What came of them is read back, whatever the answer. */
export async function askScheduler(
  session: Session,
  step: StepOf<'postpone'> | StepOf<'take-away'>,
): Promise<void> {
  const { remoteId } = step;
  const far = later(session.o.clock.now(), farAheadMs);
  // Whole seconds, as the platform keeps them.
  const at = (far - (far % 1000)) as Instant;
  await ask(session, step, step.do, (scheduler, platform) =>
    step.do === 'postpone' ? scheduler.schedule(remoteId, at) : platform.remove(remoteId),
  );
}

async function ask(
  session: Session,
  { intent }: ScheduleStep,
  order: Ordered['order'],
  request: (scheduler: Scheduler, platform: Platform) => Promise<Heard<Outcome<void>>>,
): Promise<void> {
  const { clock, platform } = session.o;
  const { scheduler } = platform;
  const outcome = scheduler && (await caught(() => request(scheduler, platform)));
  if (outcome) session.hear('release', outcome);
  const isRefused = outcome?.outcome === 'no-effect' && !outcome.retry;
  session.attempts.ordered(intent, { order, at: clock.now(), isRefused });
}

/** Reads the very post. What is public is confirmed; that the platform has taken it is said once. */
export async function readStanding(
  session: Session,
  delivery: Delivery,
  { part, intent, remoteId }: StepOf<'read-standing'>,
): Promise<void> {
  const at = session.o.clock.now();
  const standing = await standingOf(session, remoteId);
  session.attempts.stands(intent, { at, standing });
  if (standing.seen === 'public') {
    const { remoteId, publicAt, url } = standing.post;
    const state = delivery.parts[part];
    const isRecalled =
      (state?.state === 'scheduled' && state.recall !== undefined) ||
      session.attempts.recalls(intent);
    // What is ordered gone is deleted next: nobody has to decide on that.
    const isTooLate = isRecalled && delivery.removal === undefined;
    await say(session, delivery, part, {
      ...{ event: 'confirmed', nonce: intent.nonce, url, via: 'readback' },
      fact: { remoteId, publicAt: notBefore(publicAt, state) },
      ...(isTooLate && { reason: reason('called-back-too-late') }),
    });
  }
  if (standing.seen !== 'scheduled') return;
  await onRecord(session, { delivery, part, nonce: intent.nonce }, (state, place) => {
    const isNew = !state.isTaken && !state.recall && standing.publishesAt === state.dueAt;
    return isNew ? scheduledDraft(place, state) : undefined;
  });
}

/** The platform's time of a post that was made invisible first may be that of its creation. */
function notBefore(publicAt: Instant, state: Delivery['parts'][number] | undefined): Instant {
  const skewMs = 60_000;
  if (state?.state !== 'scheduled' || publicAt >= state.dueAt - skewMs) return publicAt;
  return state.dueAt;
}

async function standingOf(session: Session, remoteId: string): Promise<Standing> {
  const { scheduler } = session.o.platform;
  if (scheduler === undefined) return { seen: 'unreadable', reason: reason('unreadable') };
  try {
    return session.hear('read', await scheduler.standing(remoteId));
  } catch {
    return { seen: 'unreadable', reason: reason('platform-fault') };
  }
}

/** On record before it is deleted: after a crash the post that is gone is known to be one of ours, never public. */
export async function sayRecalling(
  session: Session,
  delivery: Delivery,
  step: StepOf<'recall'>,
): Promise<void> {
  const { part, intent } = step;
  await onRecord(session, { delivery, part, nonce: intent.nonce }, (state, place) =>
    state.recall ? undefined : recallingDraft(place, state, step.reason),
  );
}

/** Decided anew on the freshest record: another run may have read it as public meanwhile. */
export async function sayCalledBack(
  session: Session,
  delivery: Delivery,
  step: StepOf<'called-back'>,
): Promise<void> {
  const { part, intent } = step;
  await onRecord(session, { delivery, part, nonce: intent.nonce }, (state, place) =>
    calledBackDraft(place, state, state.recall?.reason ?? step.reason),
  );
}

/** Sees the part as it stands on the tip, if it still is on the timetable under the same intent. */
async function onRecord(
  session: Session,
  about: SchedulePlace,
  propose: (state: Scheduled, place: SchedulePlace) => Draft | undefined,
): Promise<void> {
  const { part, nonce: intent } = about;
  const nonce = session.o.chance.nonce();
  await session.append(about.delivery, (fresh) => {
    const state = fresh.parts[part];
    if (state?.state !== 'scheduled' || state.intent.nonce !== intent) return undefined;
    return propose(state, { delivery: fresh, part, nonce });
  });
}
