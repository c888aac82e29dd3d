import type { Draft } from '../ledger/record.ts';
import type { Reason, Scheduled } from './delivery.ts';
import { closesWith, type DraftPlace, reasonBody } from './drafts.ts';
import { formatInstant } from './instant.ts';
import type { ScheduleStep } from './situation.ts';

/** Its delivery, the part, and the record's own nonce. */
export type SchedulePlace = DraftPlace;

export function schedulingDraft(
  { delivery, part, nonce }: SchedulePlace,
  { intent, remoteId, dueAt, pass }: Extract<ScheduleStep, { readonly do: 'schedule' }>,
): Draft {
  return {
    kind: 'scheduling',
    nonce,
    body: {
      ...{ delivery: delivery.id, part, intent: intent.nonce, remoteId },
      dueAt: formatInstant(dueAt),
      policy: pass.policy,
      review: pass.review,
      mergeCommit: pass.mergeCommit,
      checkedAt: formatInstant(pass.checkedAt),
    },
  };
}

export function scheduledDraft(place: SchedulePlace, state: Scheduled): Draft {
  return { kind: 'scheduled', nonce: place.nonce, body: about(place, state) };
}

export function recallingDraft(place: SchedulePlace, state: Scheduled, why: Reason): Draft {
  const body = { ...about(place, state), reason: reasonBody(why) };
  return { kind: 'recalling', nonce: place.nonce, body };
}

export function calledBackDraft(place: SchedulePlace, state: Scheduled, why: Reason): Draft {
  const { nonce } = state.intent;
  const event = { event: 'called-back', nonce, reason: why, at: state.dueAt } as const;
  const closes = closesWith(place, event);
  const body = { ...about(place, state), reason: reasonBody(why), closes };
  return { kind: 'called-back', nonce: place.nonce, body };
}

function about({ delivery, part }: SchedulePlace, { intent, remoteId }: Scheduled) {
  return { delivery: delivery.id, part, intent: intent.nonce, remoteId };
}
