import { backoffMs } from './backoff.ts';
import type { Delivery, Intent, Reason } from './delivery.ts';
import { type OutcomeEvent, outcomeDraft } from './drafts.ts';
import { later } from './instant.ts';
import { outcomeToSay } from './outcome-to-say.ts';
import type { Owed, SaidEvent } from './owed-outcomes.ts';
import type { Pass } from './ports/gate.ts';
import type { Heard, Outcome, Prepared, PublicPost, SendablePart } from './ports/platform.ts';
import { PublishError } from './publish-error.ts';
import { reason } from './reasons.ts';
import type { Propose, Session } from './session.ts';
import type { Step } from './situation.ts';

type StepOf<D extends Step['do']> = Extract<Step, { readonly do: D }>;

/** Sends what is not public yet: media, or the invisible post of a two-phase platform. */
export async function prepare(
  session: Session,
  delivery: Delivery,
  { part, intent, pass }: StepOf<'prepare'>,
): Promise<void> {
  const sendable = sendablePart(delivery, part, pass);
  const outcome = session.hear(
    'prepare',
    await caught(() => session.sender(delivery).prepare(sendable)),
  );
  if (outcome.outcome !== 'done') {
    // Nothing of this phase is public, so also a lost answer had no effect that anybody can see.
    session.gaveUp(intent);
    const retry = outcome.outcome === 'unknown' || outcome.retry;
    const retryAfterMs = outcome.outcome === 'unknown' ? undefined : outcome.retryAfterMs;
    const event = noEffect(session, intent, { reason: outcome.reason, retry, retryAfterMs });
    await say(session, delivery, part, event);
    return;
  }
  if (session.clockFailure) {
    // Only the clock is at fault: the attempt ends where people can see that nothing went out.
    session.gaveUp(intent);
    const why = { reason: reason('clock-far-off'), retry: true };
    await say(session, delivery, part, noEffect(session, intent, why));
    return;
  }
  session.ready(delivery, intent, outcome.value);
  if (session.sender(delivery).phases === 'one') return;
  const { remoteId } = outcome.value;
  const recorded =
    remoteId !== undefined &&
    (await say(session, delivery, part, { event: 'prepared', nonce: intent.nonce, remoteId }));
  // Not on record (another run has given this intent up, or the platform named no id): never made public.
  if (!recorded) session.gaveUp(intent);
}

/**
 * The one request that makes a part public. It directly follows the decision:
 * nothing is awaited in between. Its nonce is spent before the call, so that no
 * fault of any kind leads to a second one.
 */
export async function release(
  session: Session,
  delivery: Delivery,
  { part, intent, pass, remoteId }: StepOf<'release'>,
): Promise<void> {
  if (session.decide(delivery).do !== 'release') return;
  const sendable = sendablePart(delivery, part, pass);
  const own = session.spend(intent);
  const prepared: Prepared | undefined =
    remoteId === undefined ? own : { remoteId, mediaIds: own?.mediaIds ?? [] };
  if (prepared === undefined) {
    throw new PublishError('impossible-transition', 'Released before it was prepared.', { part });
  }
  const outcome = await caught(() => session.sender(delivery).release(sendable, prepared));
  session.hear('release', outcome);
  // The platform's own wish: nothing is asked again under this intent before it.
  const waitMs = (outcome.outcome === 'no-effect' && outcome.retryAfterMs) || 0;
  session.attempts.answered(intent, later(session.o.clock.now(), waitMs));
  const isShared = session.sender(delivery).phases === 'two';
  const event = releaseEvent(session, intent, isShared ? ofShared(outcome) : outcome);
  const isRefused = isShared && outcome.outcome === 'no-effect' && !outcome.retry;
  // Whatever else is due at this second goes out first; until then an intent without outcome is ambiguous, as it should be.
  session.owed.add({ delivery, part, event, ...(isRefused && { refused: outcome.reason }) });
}

/** Puts the outcomes of what was sent on record, all with one push. */
export async function settle(session: Session): Promise<void> {
  const owed = session.owed.take();
  if (owed.length === 0) return;
  await session.appendAll(
    owed.map(({ delivery, ...said }) => ({
      delivery,
      propose: outcomeProposal({ ...said, nonce: session.o.chance.nonce() }),
    })),
  );
  for (const one of owed) await holdRefused(session, one);
}

/**
 * With two phases several requests may make the same post public: an earlier one
 * whose answer was lost, or that of another run. That this one had no effect
 * proves nothing about them, so it must not lead to a second post.
 */
function ofShared(outcome: Outcome<PublicPost>): Outcome<PublicPost> {
  return outcome.outcome === 'no-effect' ? { outcome: 'unknown', reason: outcome.reason } : outcome;
}

/** Refused for good: a person hears of it now, and not when the latest time has passed. */
async function holdRefused(
  session: Session,
  { delivery, part, event: { nonce: intent }, refused }: Owed,
): Promise<void> {
  if (refused === undefined) return;
  const nonce = session.o.chance.nonce();
  await session.append(delivery, (fresh) => {
    const state = fresh.parts[part];
    const isCurrent = state?.state === 'prepared' && state.intent.nonce === intent;
    if (!isCurrent) return undefined;
    return outcomeDraft({ delivery: fresh, part, nonce }, { event: 'held', reason: refused });
  });
}

/**
 * Ends an attempt under which nothing was asked to become public. Decided anew
 * on the freshest record: another run's attempt may have got further meanwhile.
 */
export async function giveUp(
  session: Session,
  delivery: Delivery,
  { intent }: StepOf<'give-up'>,
): Promise<void> {
  const nonce = session.o.chance.nonce();
  await session.append(delivery, (fresh) => {
    const step = session.decide(fresh);
    if (step.do !== 'give-up' || step.intent.nonce !== intent.nonce) return undefined;
    return outcomeDraft(
      { delivery: fresh, part: step.part, nonce },
      {
        event: 'no-effect',
        nonce: intent.nonce,
        reason: step.reason,
        retry: true,
        notBefore: session.o.clock.now(),
      },
    );
  });
  session.gaveUp(intent);
}

/** Puts an outcome on record unless another run has said it already. False = there was nothing left to say. */
export async function say(
  session: Session,
  delivery: Delivery,
  part: number,
  event: SaidEvent,
): Promise<boolean> {
  const nonce = session.o.chance.nonce();
  return session.append(delivery, outcomeProposal({ part, event, nonce }));
}

function outcomeProposal(o: {
  readonly part: number;
  readonly event: SaidEvent;
  readonly nonce: string;
}): Propose {
  return (fresh) => {
    const state = fresh.parts[o.part];
    const toSay = state && outcomeToSay(state, o.event);
    return toSay && outcomeDraft({ delivery: fresh, part: o.part, nonce: o.nonce }, toSay);
  };
}

function releaseEvent(session: Session, intent: Intent, outcome: Outcome<PublicPost>): SaidEvent {
  const { nonce } = intent;
  switch (outcome.outcome) {
    case 'done': {
      const { remoteId, publicAt, url } = outcome.value;
      return { event: 'confirmed', nonce, fact: { remoteId, publicAt }, url, via: 'answer' };
    }
    case 'no-effect':
      return noEffect(session, intent, outcome);
    case 'unknown':
      return { event: 'ambiguous', nonce, reason: outcome.reason, at: session.o.clock.now() };
  }
}

/** The platform's own waiting time where it names one; otherwise doubled with each attempt, with jitter. */
function noEffect(
  { o }: Session,
  intent: Intent,
  end: { reason: Reason; retry: boolean; retryAfterMs?: number | undefined },
): Extract<OutcomeEvent, { event: 'no-effect' }> {
  const wait =
    end.retryAfterMs ?? backoffMs({ attempt: intent.attempt, code: end.reason.code }, o.chance);
  return {
    event: 'no-effect',
    nonce: intent.nonce,
    reason: end.reason,
    retry: end.retry,
    notBefore: later(o.clock.now(), Math.max(0, wait)),
  };
}

/** An adapter should never throw; if it does, nobody knows what the platform did. */
export async function caught<T>(
  call: () => Promise<Heard<Outcome<T>>>,
): Promise<Heard<Outcome<T>>> {
  try {
    return await call();
  } catch {
    return { outcome: 'unknown', reason: reason('platform-fault') };
  }
}

function sendablePart(delivery: Delivery, index: number, pass: Pass): SendablePart {
  const part = pass.parts[index];
  const before = delivery.parts[index - 1];
  if (part === undefined || (index > 0 && before?.state !== 'confirmed')) {
    throw new PublishError('impossible-transition', 'A part was to be sent out of turn.', {
      part: index,
    });
  }
  return before?.state === 'confirmed' ? { ...part, replyTo: before.fact.remoteId } : part;
}
