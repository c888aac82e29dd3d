import { maxClockSkewMs } from '../ledger/clock-skew.ts';
import type { LogView } from '../ledger/log.ts';
import type { Part } from '../post/payload.ts';
import { attemptOf } from './attempt-of.ts';
import { claimedIds } from './claimed-ids.ts';
import type { Delivery, Intent } from './delivery.ts';
import { outcomeDraft } from './drafts.ts';
import { later } from './instant.ts';
import { outcomeToSay } from './outcome-to-say.ts';
import { parentId } from './parent-id.ts';
import type { Platform, PublicPost, Sighting } from './ports/platform.ts';
import { reason } from './reasons.ts';
import { say } from './send.ts';
import type { Session } from './session.ts';
import type { Step } from './situation.ts';
import { mayBeOut, textsInFlight } from './texts-in-flight.ts';

type Reconcile = Extract<Step, { readonly do: 'reconcile' }>;

/** Finds out what became of an intent whose outcome is not on record, by reading the platform back. */
export async function reconcile(
  session: Session,
  delivery: Delivery,
  step: Reconcile,
): Promise<void> {
  const startedAt = session.o.clock.now();
  const { intent, part } = step;
  const sighting = await (step.remoteId === undefined
    ? find(session, delivery, step)
    : status(session, delivery, { ...step, remoteId: step.remoteId }));
  switch (sighting.seen) {
    case 'unreadable':
      session.attempts.looked(intent, { at: session.o.clock.now(), seen: 'unreadable' });
      return;
    case 'absent':
      session.attempts.looked(intent, { at: startedAt, seen: 'absent' });
      if (step.proves && sighting.readAt >= startedAt) await absent(session, delivery, step);
      return;
    case 'found':
      return found(session, delivery, part, intent, sighting.posts);
  }
}

/** The window begins with the first attempt: an earlier one, given up as without effect, would be seen as well. */
async function find(session: Session, delivery: Delivery, step: Reconcile): Promise<Sighting> {
  const { log, platform, clock } = session.o;
  const replyTo = parentId(delivery.parts[step.part - 1]);
  const part = await recalled(session, delivery, step.part);
  if (part === undefined) return { seen: 'unreadable', reason: reason('unreadable') };
  const claimed = await claimedIds(await log.view(), delivery);
  try {
    const sighting = await platform.find({
      part,
      ...(replyTo !== undefined && { replyTo }),
      from: later(step.intent.firstAt, -maxClockSkewMs),
      until: clock.now(),
      claimed,
    });
    return session.hear('read', sighting);
  } catch {
    return { seen: 'unreadable', reason: reason('platform-fault') };
  }
}

/** Looking for another text than the approved would prove a false absence. */
async function recalled(
  { o }: Session,
  delivery: Delivery,
  index: number,
): Promise<Part | undefined> {
  try {
    const part = (await o.gate.recall(delivery))?.parts[index];
    return part && o.sha256(part.text) === delivery.digests[index]?.text ? part : undefined;
  } catch {
    return undefined;
  }
}

/** Two phases: the platform is asked about the very post. */
async function status(
  session: Session,
  delivery: Delivery,
  { part, remoteId }: { readonly part: number; readonly remoteId: string },
): Promise<Sighting> {
  const { o } = session;
  try {
    const readAt = o.clock.now();
    const outcome = session.hear(
      'read',
      await (delivery.edits === undefined
        ? o.platform.status(remoteId)
        : shows(session, delivery, { part, remoteId })),
    );
    if (outcome.outcome !== 'done') return { seen: 'unreadable', reason: outcome.reason };
    if (!outcome.value.public) return { seen: 'absent', readAt };
    const { post } = outcome.value;
    return post
      ? { seen: 'found', posts: [post] }
      : { seen: 'unreadable', reason: reason('unreadable') };
  } catch {
    return { seen: 'unreadable', reason: reason('platform-fault') };
  }
}

/** Of a correction by editing the post is public all the time: the text tells. */
async function shows(
  session: Session,
  delivery: Delivery,
  { part: index, remoteId }: { readonly part: number; readonly remoteId: string },
): ReturnType<Platform['status']> {
  const { editor } = session.o.platform;
  const part = await recalled(session, delivery, index);
  return editor && part
    ? editor.shows(remoteId, part.text)
    : { outcome: 'unknown', reason: reason('unreadable') };
}

async function absent(
  session: Session,
  delivery: Delivery,
  { part, intent }: Reconcile,
): Promise<void> {
  await say(session, delivery, part, {
    event: 'no-effect',
    nonce: intent.nonce,
    reason: reason('absent'),
    retry: true,
    notBefore: session.o.clock.now(),
  });
}

async function found(
  session: Session,
  delivery: Delivery,
  part: number,
  intent: Intent,
  posts: readonly PublicPost[],
): Promise<void> {
  const own = session.o.chance.nonce();
  await session.append(delivery, async (fresh, view) => {
    const state = fresh.parts[part];
    // On the freshest view: another delivery with the same text may have claimed a post meanwhile.
    // A correction by editing is public as a post that the corrected delivery claims: that very id was asked about.
    const claimed = fresh.edits === undefined ? await claimedIds(view, fresh) : new Set();
    const [first, ...more] = posts.filter(({ remoteId }) => !claimed.has(remoteId));
    if (state === undefined || first === undefined) return undefined;
    if (!mayBeOut(state) && (await isSharedText(session, view, fresh, part))) return undefined;
    const { remoteId, publicAt, url } = first;
    const nonce = attemptOf(intent, publicAt);
    const event =
      more.length === 0
        ? ({
            event: 'confirmed',
            nonce,
            fact: { remoteId, publicAt },
            url,
            via: 'readback',
          } as const)
        : ({
            event: 'duplicated',
            nonce,
            remoteIds: [remoteId, ...more.map((post) => post.remoteId)],
          } as const);
    const toSay = outcomeToSay(state, event);
    return toSay && outcomeDraft({ delivery: fresh, part, nonce: own }, toSay);
  });
}

/**
 * This look took long: the attempt was given up meanwhile, and another delivery
 * with the same text has begun. The post is more likely that one's, whose own
 * reading back tells; taken for ours, it would be missed there and sent again.
 */
async function isSharedText(
  session: Session,
  view: LogView,
  delivery: Delivery,
  part: number,
): Promise<boolean> {
  const { readable } = await session.open(view);
  return textsInFlight(readable, delivery.id).has(delivery.digests[part]?.text ?? '');
}
