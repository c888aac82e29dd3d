import type { Draft } from '../ledger/record.ts';
import { attemptOf } from './attempt-of.ts';
import type { Delivery, Intended, Prepared, Scheduled } from './delivery.ts';
import { type DraftPlace, isClosed, outcomeDraft } from './drafts.ts';
import type { PublicPost } from './ports/platform.ts';
import type { Chance } from './ports/surroundings.ts';
import { PublishError } from './publish-error.ts';
import { reason } from './reasons.ts';
import { transition } from './transition.ts';

/** What a person found out about a part that is held: it is public (and where), may be tried again, or is given up. */
export type Answer =
  | { readonly answer: 'confirmed'; readonly post: PublicPost }
  | { readonly answer: 'retryable' | 'withdrawn' };

export interface Resolution {
  readonly delivery: Delivery;
  readonly part: number;
  readonly answer: Answer;
  /** Numeric forge id of the person, and the reason in their words. */
  readonly by: string;
  readonly why: string;
  readonly chance: Pick<Chance, 'nonce'>;
}

/**
 * Records of a person's answer, to be appended together. Throws `not-resolvable`
 * where the part does not wait for a person, or nothing was ever sent that could be public.
 */
export function resolve({ delivery, part, answer, by, why, chance }: Resolution): readonly Draft[] {
  const state = delivery.parts[part];
  const nothingSent = state?.state === 'held' && state.before.state === 'planned';
  if (state?.state !== 'held' || (nothingSent && answer.answer === 'confirmed')) {
    throw new PublishError('not-resolvable', 'This part does not wait for that answer.', {
      part,
      state: state?.state ?? 'absent',
    });
  }
  // No time here: only whether it closes is of interest, and the record's own time is what counts.
  const event = {
    event: 'resolved',
    answer: answer.answer,
    reason: reason('answered-by-person'),
    at: delivery.publishAt,
  } as const;
  const next = transition(state, event);
  const parts = delivery.parts.with(part, next);
  const resolved: Draft = {
    kind: 'resolved',
    nonce: chance.nonce(),
    body: {
      delivery: delivery.id,
      part,
      answer: answer.answer,
      by,
      why,
      closes: answer.answer !== 'confirmed' && isClosed({ ...delivery, parts }),
    },
  };
  const isInFlight =
    next.state === 'intended' || next.state === 'prepared' || next.state === 'scheduled';
  if (answer.answer !== 'confirmed' || !isInFlight) return [resolved];
  const place = { delivery: { ...delivery, parts }, part };
  return [resolved, ...confirmedDrafts(place, next, answer.post, chance)];
}

/**
 * The post may be that of an attempt before the last one. The person has looked
 * and says that it is the one there is: the last attempt then had no effect.
 */
function confirmedDrafts(
  place: Omit<DraftPlace, 'nonce'>,
  { state: was, intent }: Intended | Prepared | Scheduled,
  post: PublicPost,
  chance: Resolution['chance'],
): readonly Draft[] {
  const { remoteId, publicAt, url } = post;
  const fact = { remoteId, publicAt };
  const nonce = attemptOf(intent, publicAt);
  const event = { event: 'confirmed', nonce, fact, url, via: 'person' } as const;
  const confirmed = outcomeDraft({ ...place, nonce: chance.nonce() }, event);
  // What the platform still has on its timetable is called back, and has no effect only then.
  if (nonce === intent.nonce || was === 'scheduled') return [confirmed];
  const { delivery, part } = place;
  const state = delivery.parts[part];
  const parts = state ? delivery.parts.with(part, transition(state, event)) : delivery.parts;
  const over = outcomeDraft(
    { delivery: { ...delivery, parts }, part, nonce: chance.nonce() },
    {
      event: 'no-effect',
      nonce: intent.nonce,
      reason: reason('answered-by-person'),
      retry: false,
      notBefore: publicAt,
    },
  );
  return [confirmed, over];
}
