import type { Instant } from '../post/post.ts';
import type { Delivery } from './delivery.ts';
import { later } from './instant.ts';
import type { Pass } from './ports/gate.ts';
import { reason } from './reasons.ts';
import { pollMs, type Situation, type Step } from './situation.ts';

export type GateStep =
  | { readonly open: true; readonly pass: Pass }
  | { readonly open: false; readonly step: Step };

/** What the gate's last answer allows now: to go on, or the step to take instead. */
export function gateStep(delivery: Delivery, index: number, situation: Situation): GateStep {
  const { gate, now } = situation;
  if (gate === undefined) return instead({ do: 'check' });
  const { answer, askedAt } = gate;
  if (answer.open) {
    return isFresh(answer.pass, now, situation)
      ? { open: true, pass: answer.pass }
      : instead({ do: 'check' });
  }
  const askAgain = later(askedAt, pollMs);
  if (now >= askAgain) return instead({ do: 'check' });
  switch (answer.effect) {
    case 'stays': {
      if (!delivery.blockedBy.includes(answer.reason.code)) {
        return instead({ do: 'block', reason: answer.reason });
      }
      const until = Math.min(askAgain, later(delivery.latestAt, 1)) as Instant;
      return instead({ do: 'wait', until });
    }
    case 'hold':
      return instead({ do: 'hold', part: index, reason: answer.reason });
    case 'withdraw':
      // What is public cannot be withdrawn by not sending the rest: a person decides.
      return instead(
        index === 0 && delivery.parts[0]?.state !== 'prepared'
          ? { do: 'withdraw', reason: answer.reason }
          : { do: 'hold', part: index, reason: reason('withdrawn-after-part') },
      );
  }
}

/** Pause, policy and approval were read at most the limit before `at`. */
export function isFresh(pass: Pass, at: Instant, situation: Pick<Situation, 'limits'>): boolean {
  return at - pass.checkedAt <= situation.limits.recheckMaxAgeSeconds * 1000;
}

function instead(step: Step): GateStep {
  return { open: false, step };
}
