import type { Instant } from '../post/post.ts';
import { callBack } from './call-back.ts';
import type { Delivery, Reason, Scheduled } from './delivery.ts';
import { isFresh, saysNo } from './gate-step.ts';
import { leastAheadMs } from './hand-over.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import { pollMs, quickPollMs, type ScheduleStep, type Situation, type Step } from './situation.ts';
import { closedWhenSent } from './timing-step.ts';

/** Once the due instant has passed the platform gets this long to publish by itself. */
export const graceMs = 120_000;
/** It is looked at this long after the due instant, and again as often as an intent waits for a gate. */
const firstLookMs = 3_000;
/** So long before the due instant a gate that still cannot be read counts as closed. */
const lastCallMs = 20_000;
/** How often a run that stays looks whether the platform still has it as it was left. */
const lookEveryMs = 10 * 60_000;

/**
 * A part on the platform's own timetable: pure. It is left there only while the
 * gate is open; otherwise it is called back, and what the platform made public
 * is always found out from the platform.
 */
export function decideScheduled(
  delivery: Delivery,
  index: number,
  part: Scheduled,
  situation: Situation,
): Step {
  const { now, standings, ordered } = situation;
  const { intent, remoteId, dueAt } = part;
  const about = { part: index, intent, remoteId };
  const seen = standings.get(intent.nonce);
  const order = ordered.get(intent.nonce);
  // After the due instant, and after every request, only the platform can tell.
  const isOld = seen === undefined || seen.at < Math.max(order?.at ?? 0, dueAt);
  if (now >= dueAt && isOld) {
    const from = later(dueAt, firstLookMs);
    return now < from ? { do: 'wait', until: from } : { do: 'read-standing', ...about };
  }
  const why = part.recall?.reason ?? whyNot(delivery, part, situation);
  if (why) return callBack(part, about, why, situation);
  return now < dueAt
    ? beforeDue(delivery, part, about, situation)
    : afterDue(part, about, situation);
}

/** Why it must not stay on the timetable. */
function whyNot(delivery: Delivery, part: Scheduled, situation: Situation): Reason | undefined {
  const { now, gate, standings, ordered } = situation;
  if (part.late) return reason('already-public');
  if (now > delivery.latestAt) return reason('past-latest-at');
  const shut = closedWhenSent(delivery, situation);
  if (shut) return shut.reason;
  if (gate && !gate.answer.open) {
    const isLastCall = now >= later(part.dueAt, -lastCallMs);
    if (isNo(gate.answer) || isLastCall) return gate.answer.reason;
  }
  const standing = standings.get(part.intent.nonce)?.standing;
  if (now >= later(part.dueAt, graceMs)) return reason('not-out-in-time');
  if (standing?.seen === 'scheduled' && standing.publishesAt !== part.dueAt) {
    return reason('changed-at-platform');
  }
  if (standing?.seen !== 'hidden') return undefined;
  if (part.isTaken) return reason('changed-at-platform');
  const order = ordered.get(part.intent.nonce);
  const isRefused = order?.order === 'schedule' && order.isRefused;
  return isRefused || part.dueAt - now < leastAheadMs - marginMs
    ? reason('schedule-refused')
    : undefined;
}

/** A request that was asked for in time may be repeated a little later. */
const marginMs = 60_000;

/** A gate that was read and is closed. Credentials that could not be checked for once prove nothing. */
function isNo(answer: NonNullable<Situation['gate']>['answer']): boolean {
  return saysNo(answer) && !answer.open && answer.reason.code !== 'credentials-unchecked';
}

type About = Pick<ScheduleStep, 'part' | 'intent' | 'remoteId'>;

function beforeDue(delivery: Delivery, part: Scheduled, about: About, situation: Situation): Step {
  const { now, standings, ordered, limits } = situation;
  const { dueAt, intent } = part;
  const unchecked = checkFirst(part, situation);
  if (unchecked) return unchecked;
  const seen = standings.get(intent.nonce);
  const look: Step = { do: 'read-standing', ...about };
  if (seen === undefined || seen.at < (ordered.get(intent.nonce)?.at ?? 0)) return look;
  const patienceMs = seen.standing.seen === 'unreadable' ? pollMs : lookEveryMs;
  if (now >= later(seen.at, patienceMs)) return look;
  switch (seen.standing.seen) {
    case 'gone':
      return { do: 'hold', part: about.part, reason: reason('gone-at-platform') };
    case 'hidden':
      return askAgain(delivery, about, dueAt, situation);
    case 'public':
    case 'scheduled':
    case 'unreadable': {
      const lastCheck = lastCheckOf(part, situation);
      const again = soonest(lastCheck, later(now, limits.recheckMaxAgeSeconds * 500));
      return {
        do: 'wait',
        until: now >= lastCheck ? later(dueAt, firstLookMs) : again,
        for: dueAt,
      };
    }
  }
}

/** The gate is kept fresh while a run is here, and its last answer must still hold when the platform publishes. */
function checkFirst(part: Scheduled, situation: Situation): Step | undefined {
  const { now, gate } = situation;
  if (gate === undefined) return { do: 'check' };
  const { answer, askedAt } = gate;
  const isLast = now >= lastCheckOf(part, situation);
  if (answer.open) {
    const isOpen = isFresh(answer.pass, isLast ? part.dueAt : now, situation);
    return isOpen ? undefined : { do: 'check' };
  }
  const again = later(askedAt, isLast ? quickPollMs : pollMs);
  return now < again ? { do: 'wait', until: again, for: part.dueAt } : { do: 'check' };
}

function lastCheckOf({ dueAt }: Scheduled, { limits }: Situation): Instant {
  return later(dueAt, -limits.recheckMaxAgeSeconds * 500);
}

/** Not taken: the request that was to put it on the timetable was lost, and may be repeated. */
function askAgain(
  { publishAt }: Delivery,
  about: About,
  dueAt: Instant,
  { now, gate, ordered }: Situation,
): Step {
  const last = ordered.get(about.intent.nonce)?.at;
  const from = last === undefined ? now : later(last, pollMs);
  if (now < from) return { do: 'wait', until: soonest(from, publishAt), for: publishAt };
  return gate?.answer.open
    ? { do: 'schedule', ...about, dueAt, pass: gate.answer.pass }
    : { do: 'check' };
}

/** Past the due instant, looked at, and not public. */
function afterDue(part: Scheduled, about: About, situation: Situation): Step {
  const { now, standings, gate } = situation;
  const seen = standings.get(part.intent.nonce);
  if (seen?.standing.seen === 'gone') {
    return { do: 'hold', part: about.part, reason: reason('gone-at-platform') };
  }
  // It may become public at any moment now: the gate is kept as fresh as for a post of koho's own.
  const isFreshNow = gate && (!gate.answer.open || isFresh(gate.answer.pass, now, situation));
  if (!isFreshNow) return { do: 'check' };
  const again = later(seen?.at ?? now, quickPollMs);
  return now < again ? { do: 'wait', until: again } : { do: 'read-standing', ...about };
}

function soonest(a: Instant, b: Instant): Instant {
  return Math.min(a, b) as Instant;
}
