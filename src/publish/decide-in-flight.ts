import { awaitTurn } from './await-turn.ts';
import { minePrepared, shared } from './decide-prepared.ts';
import type { Delivery, Intended, Prepared } from './delivery.ts';
import { mayBePublic, neverPrepared } from './find-out.ts';
import { gateStep } from './gate-step.ts';
import { leastAheadMs } from './hand-over.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import { prepareLeadMs, type Situation, type Step } from './situation.ts';
import { closedWhenSent } from './timing-step.ts';
import { isEarly, refusal, whenDue } from './when-due.ts';

/** The next step of a part with an intent and no outcome: this process is sending it, or it must be found out. */
export function decideInFlight(
  delivery: Delivery,
  index: number,
  part: Intended | Prepared,
  situation: Situation,
): Step {
  const stage = situation.sending.get(part.intent.nonce);
  if (part.state === 'prepared') {
    return stage !== undefined && situation.now < part.intent.leaseUntil
      ? minePrepared(delivery, index, part, situation)
      : shared(delivery, index, part, situation);
  }
  if (stage !== undefined) return mine(delivery, index, part, situation, stage);
  return situation.phases === 'two'
    ? neverPrepared(index, part, situation)
    : mayBePublic(index, part, situation);
}

/** Nothing public was asked for yet under this intent, and only this process can: it goes on or gives up. */
function mine(
  delivery: Delivery,
  index: number,
  part: Intended,
  situation: Situation,
  stage: 'fresh' | 'ready',
): Step {
  const { now } = situation;
  const { intent } = part;
  const giveUp = (code: 'already-public' | 'lease-over' | 'past-latest-at'): Step => ({
    do: 'give-up',
    part: index,
    intent,
    reason: reason(code),
  });
  if (part.late) return giveUp('already-public');
  if (now >= intent.leaseUntil) return giveUp('lease-over');
  if (now > delivery.latestAt) return giveUp('past-latest-at');
  const shut = closedWhenSent(delivery, situation);
  if (shut) return { do: 'give-up', part: index, intent, reason: shut.reason };
  const refused = refusal(situation);
  if (refused?.final) return { do: 'give-up', part: index, intent, reason: refused.reason };
  if (refused && now < refused.askAgain) return { do: 'wait', until: refused.askAgain };
  if (refused) return { do: 'check' };
  return stage === 'fresh'
    ? toPrepare(delivery, index, part, situation)
    : whenDue(delivery, index, part, situation);
}

function toPrepare(
  delivery: Delivery,
  index: number,
  { intent }: Intended,
  situation: Situation,
): Step {
  const { now, turns, phases } = situation;
  const early = isEarly(delivery, situation);
  const latest = later(delivery.publishAt, -(early ? leastAheadMs : prepareLeadMs));
  const from = early ? now : later(latest, -(turns?.cycleMs ?? 0));
  if (now < from) return { do: 'wait', until: from };
  // What is prepared in two phases goes on record at once.
  const turn = phases === 'two' ? awaitTurn(situation, latest) : undefined;
  if (turn) return turn;
  const gate = gateStep(delivery, index, situation);
  return gate.open ? { do: 'prepare', part: index, intent, pass: gate.pass } : gate.step;
}
