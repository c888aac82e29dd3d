import { backoffMs } from '../backoff.ts';
import type { Deletion, Delivery, Reason } from '../delivery.ts';
import { later } from '../instant.ts';
import type { Outcome, Presence } from '../ports/platform.ts';
import { reason } from '../reasons.ts';
import type { Session } from '../session.ts';
import { deletedDraft, deleteFailedDraft, deletingDraft } from './removal-drafts.ts';
import type { RemovalStep } from './removal-step.ts';

type StepOf<D extends RemovalStep['do']> = Extract<RemovalStep, { readonly do: D }>;

/** Carries out one step of a removal; decided anew on the freshest record before anything is written. */
export async function performRemoval(
  session: Session,
  delivery: Delivery,
  step: RemovalStep,
): Promise<void> {
  switch (step.do) {
    case 'identify':
      return session.identify();
    case 'begin-deletion':
      return begin(session, delivery);
    case 'look':
      return look(session, step);
    case 'delete':
      return remove(session, delivery, step);
    case 'end-deletion':
      return end(session, delivery, step);
    case 'fail-deletion':
      return fail(session, delivery, step, { reason: step.reason, retry: true });
  }
}

/** Only once it is on record that it will be deleted may it be. */
async function begin(session: Session, delivery: Delivery): Promise<void> {
  const { chance, clock } = session.o;
  const nonce = chance.nonce();
  let remoteIds: readonly string[] = [];
  const appended = await session.append(delivery, (fresh) => {
    const step = session.decide(fresh);
    if (step.do !== 'begin-deletion') return undefined;
    remoteIds = step.remoteIds;
    return deletingDraft({ delivery: fresh, part: step.part, nonce }, step);
  });
  if (appended) session.removals.began(nonce, remoteIds, clock.now());
}

async function look(session: Session, { deletion, remoteId }: StepOf<'look'>): Promise<void> {
  // A reading is as old as its beginning.
  const at = session.o.clock.now();
  const { seen } = await presence(session, remoteId);
  session.removals.looked(deletion.nonce, remoteId, { at, seen });
}

/** An adapter should never throw; if it does, nothing is known. */
async function presence({ o }: Session, remoteId: string): Promise<Presence> {
  try {
    return await o.platform.presence(remoteId);
  } catch {
    return { seen: 'unreadable', reason: reason('platform-fault') };
  }
}

async function remove(session: Session, delivery: Delivery, step: StepOf<'delete'>): Promise<void> {
  const { deletion, remoteId } = step;
  const outcome = await asked(session, remoteId);
  const at = session.o.clock.now();
  const answered = outcome.outcome === 'done';
  session.removals.asked(deletion.nonce, remoteId, { at, answered });
  if (outcome.outcome !== 'no-effect') return;
  await fail(session, delivery, step, outcome);
}

async function asked({ o }: Session, remoteId: string): Promise<Outcome<void>> {
  try {
    return await o.platform.remove(remoteId);
  } catch {
    return { outcome: 'unknown', reason: reason('platform-fault') };
  }
}

async function end(
  session: Session,
  delivery: Delivery,
  { part, deletion, via }: StepOf<'end-deletion'>,
): Promise<void> {
  const nonce = session.o.chance.nonce();
  await session.append(delivery, (fresh) =>
    isUnderWay(fresh, part, deletion)
      ? deletedDraft({ delivery: fresh, part, nonce }, deletion, via)
      : undefined,
  );
}

/** Tried again after the platform's own waiting time or a growing one, as often as a sending; then a person is asked. */
async function fail(
  session: Session,
  delivery: Delivery,
  { part, deletion }: { readonly part: number; readonly deletion: Deletion },
  why: { readonly reason: Reason; readonly retry: boolean; readonly retryAfterMs?: number },
): Promise<void> {
  const { chance, clock, limits } = session.o;
  const nonce = chance.nonce();
  const waitMs =
    why.retryAfterMs ?? backoffMs({ attempt: deletion.attempt, code: why.reason.code }, chance);
  const retry = why.retry && deletion.attempt < limits.maxAttempts;
  const notBefore = later(clock.now(), Math.max(0, waitMs));
  await session.append(delivery, (fresh) =>
    isUnderWay(fresh, part, deletion)
      ? deleteFailedDraft({ delivery: fresh, part, nonce }, deletion, {
          reason: why.reason,
          ...{ retry, notBefore },
        })
      : undefined,
  );
}

/** Another run may have ended the same deletion meanwhile. */
function isUnderWay({ parts }: Delivery, index: number, { nonce }: Deletion): boolean {
  const part = parts[index];
  return part?.state === 'deleting' && part.deletion.nonce === nonce;
}
