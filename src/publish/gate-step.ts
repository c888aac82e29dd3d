import type { Instant } from '../post/post.ts';
import type { Delivery } from './delivery.ts';
import { later } from './instant.ts';
import type { GateAnswer, Pass } from './ports/gate.ts';
import { type PublishReasonCode, reason } from './reasons.ts';
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
      if (index > 0) return hold(index, 'withdrawn-after-part');
      // Another run may just be making it public.
      return delivery.parts[0]?.state === 'prepared'
        ? hold(index, 'withdrawn-while-sending')
        : instead({ do: 'withdraw', reason: answer.reason });
  }
}

/** Pause, policy and approval were read at most the limit before `at`. */
export function isFresh(pass: Pass, at: Instant, situation: Pick<Situation, 'limits'>): boolean {
  return at - pass.checkedAt <= situation.limits.recheckMaxAgeSeconds * 1000;
}

/** A gate that was read and is closed, not one that could not be read. */
export function saysNo(answer: GateAnswer): boolean {
  if (answer.open) return false;
  const { code } = answer.reason;
  return code !== 'gate-unreadable' && code !== 'gate-stale';
}

function hold(part: number, code: PublishReasonCode): GateStep {
  return instead({ do: 'hold', part, reason: reason(code) });
}

function instead(step: Step): GateStep {
  return { open: false, step };
}
