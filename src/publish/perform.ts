import type { LogView } from '../ledger/log.ts';
import type { Draft } from '../ledger/record.ts';
import type { Delivery, DeliveryId, Reason } from './delivery.ts';
import {
  blockedDraft,
  intentDraft,
  outcomeDraft,
  supersededDraft,
  withdrawnDraft,
} from './drafts.ts';
import { later } from './instant.ts';
import type { Chance } from './ports/surroundings.ts';
import { readDelivery } from './read-deliveries.ts';
import { reconcile } from './reconcile.ts';
import { performRemoval } from './removal/perform-removal.ts';
import { askScheduler, readStanding, sayCalledBack, sayRecalling, schedule } from './schedule.ts';
import { giveUp, prepare, release } from './send.ts';
import type { Session } from './session.ts';
import type { Step } from './situation.ts';

export type ActiveStep = Exclude<Step, { readonly do: 'nothing' | 'wait' }>;

/** Carries out one step. What the step assumed is decided anew on the freshest record before anything is written. */
export async function perform(
  session: Session,
  delivery: Delivery,
  step: ActiveStep,
): Promise<void> {
  switch (step.do) {
    case 'check':
      return session.askGate(delivery);
    case 'intend':
      return intend(session, delivery);
    case 'prepare':
      return prepare(session, delivery, step);
    case 'release':
      return release(session, delivery, step);
    case 'schedule':
      return schedule(session, delivery, step);
    case 'read-standing':
      return readStanding(session, delivery, step);
    case 'postpone':
    case 'take-away':
      return askScheduler(session, step);
    case 'recall':
      return sayRecalling(session, delivery, step);
    case 'called-back':
      return sayCalledBack(session, delivery, step);
    case 'give-up':
      return giveUp(session, delivery, step);
    case 'reconcile':
      return reconcile(session, delivery, step);
    case 'block':
      return block(session, delivery, step.reason);
    case 'hold':
      return hold(session, delivery);
    case 'withdraw':
      return withdraw(session, delivery);
    case 'identify':
    case 'begin-deletion':
    case 'look':
    case 'delete':
    case 'end-deletion':
    case 'fail-deletion':
      return performRemoval(session, delivery, step);
  }
}

/** Only the step decided on the tip that the intent will follow counts; its nonce may be used once it is on record. */
async function intend(session: Session, delivery: Delivery): Promise<void> {
  const { chance, clock, limits } = session.o;
  const nonce = chance.nonce();
  const appended = await session.append(delivery, async (fresh, view) => {
    await session.open(view);
    const step = session.decide(fresh);
    if (step.do !== 'intend') return undefined;
    const { part, attempt, pass, isEarly, supersedes = [] } = step;
    const ahead = isEarly ? 0 : Math.max(0, fresh.publishAt - clock.now());
    const from = later(clock.now(), ahead);
    const leaseUntil = later(from, limits.leaseSeconds * 1000);
    return [
      ...(await supersededDrafts(view, supersedes, { by: fresh, chance })),
      intentDraft({ delivery: fresh, part, nonce }, { attempt, leaseUntil, pass }),
    ];
  });
  if (appended) session.attempts.began(nonce);
}

/** Together with the intent that takes their place: no correction ends for one that is not begun. */
async function supersededDrafts(
  view: LogView,
  ids: readonly DeliveryId[],
  { by, chance }: { readonly by: Delivery; readonly chance: Chance },
): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const id of ids) {
    const earlier = await readDelivery(view, id);
    if (earlier) drafts.push(supersededDraft(earlier, chance.nonce(), by));
  }
  return drafts;
}

async function block(session: Session, delivery: Delivery, reason: Reason): Promise<void> {
  const nonce = session.o.chance.nonce();
  await session.append(delivery, (fresh) =>
    fresh.blockedBy.includes(reason.code) ? undefined : blockedDraft(fresh, nonce, reason),
  );
}

async function hold(session: Session, delivery: Delivery): Promise<void> {
  const nonce = session.o.chance.nonce();
  await session.append(delivery, (fresh) => {
    const step = session.decide(fresh);
    if (step.do !== 'hold') return undefined;
    const place = { delivery: fresh, part: step.part, nonce };
    return outcomeDraft(place, { event: 'held', reason: step.reason });
  });
}

async function withdraw(session: Session, delivery: Delivery): Promise<void> {
  const nonce = session.o.chance.nonce();
  await session.append(delivery, (fresh) => {
    const step = session.decide(fresh);
    return step.do === 'withdraw' ? withdrawnDraft(fresh, nonce, step.reason) : undefined;
  });
}
