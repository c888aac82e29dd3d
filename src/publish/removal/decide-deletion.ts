import type { Instant } from '../../post/post.ts';
import type { Deleting } from '../delivery.ts';
import { later } from '../instant.ts';
import { reason } from '../reasons.ts';
import { pollMs, type Situation, type Step } from '../situation.ts';
import { nextDeletionAt } from './next-deletion.ts';
import { goneWithinMs, type RemovalProgress, type RemovalStep } from './removal-step.ts';

type Post = Pick<Extract<RemovalStep, { do: 'look' }>, 'part' | 'deletion' | 'remoteId'>;

/**
 * The next step of a part that is being deleted: pure. A request whose answer was
 * lost is repeated only after the post was read back as present; the record says
 * "deleted" only after it was read back as absent.
 */
export function decideDeletion(index: number, part: Deleting, situation: Situation): Step {
  const { deletion, remoteIds } = part;
  const known = situation.removal.progress.get(deletion.nonce);
  for (const remoteId of remoteIds) {
    const post = { part: index, deletion, remoteId };
    const step = stepOf(post, known?.get(remoteId), situation);
    if (step) return step;
  }
  const answered = remoteIds.every((remoteId) => known?.get(remoteId)?.answered);
  const via = answered ? 'answer' : 'readback';
  return { do: 'end-deletion', part: index, deletion, via };
}

/** Undefined: this post is gone. */
function stepOf(
  post: Post,
  progress: RemovalProgress | undefined,
  situation: Situation,
): Step | undefined {
  const look: Step = { do: 'look', ...post };
  if (progress === undefined) return look;
  const { fresh, askedAt, looked } = progress;
  if (fresh) return ask(post, situation);
  if (looked === undefined || (askedAt !== undefined && looked.at < askedAt)) return look;
  switch (looked.seen) {
    case 'absent':
      return absent(post, { ...progress, looked }, situation);
    case 'present':
      return askedAt === undefined
        ? ask(post, situation)
        : lookAgain(post, looked.at, { code: 'still-public', since: askedAt }, situation);
    case 'unreadable': {
      const { since } = progress;
      return lookAgain(post, looked.at, { code: 'deletion-unreadable', since }, situation);
    }
  }
}

/**
 * A reading may be minutes old and not show a post that was made just before it,
 * and one false reading must not leave a post public for ever: absence is believed
 * only of a post that this run has asked to be deleted (a second time does no harm),
 * and where the answer to that was lost only once the settle window has passed
 * since the deletion went on record.
 */
function absent(
  post: Post,
  { askedAt, answered, looked }: RemovalProgress & { readonly looked: { readonly at: Instant } },
  situation: Situation,
): Step | undefined {
  const settled = later(post.deletion.at, situation.limits.settleSeconds * 1000);
  if (askedAt === undefined) return ask(post, situation);
  if (answered || looked.at >= settled) return undefined;
  return situation.now < settled ? { do: 'wait', until: settled } : { do: 'look', ...post };
}

function ask(post: Post, situation: Situation): Step {
  const due = nextDeletionAt(situation);
  return situation.now < due ? { do: 'wait', until: due } : { do: 'delete', ...post };
}

function lookAgain(
  post: Post,
  lookedAt: Instant,
  failing: { readonly code: 'still-public' | 'deletion-unreadable'; readonly since: Instant },
  { now }: Situation,
): Step {
  if (now >= later(failing.since, goneWithinMs)) {
    const { part, deletion } = post;
    return { do: 'fail-deletion', part, deletion, reason: reason(failing.code) };
  }
  const next = later(lookedAt, pollMs);
  return now < next ? { do: 'wait', until: next } : { do: 'look', ...post };
}
