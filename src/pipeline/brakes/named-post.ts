import { maxClockSkewMs } from '../../ledger/clock-skew.ts';
import type { LogView } from '../../ledger/log.ts';
import type { Part } from '../../post/payload.ts';
import type { Instant } from '../../post/post.ts';
import { claimedIds } from '../../publish/claimed-ids.ts';
import type { Delivery, Intent } from '../../publish/delivery.ts';
import { lastIntent } from '../../publish/last-intent.ts';
import { parentId } from '../../publish/parent-id.ts';
import type { Editor, PostReader, PublicPost } from '../../publish/ports/platform.ts';
import { recallPayload } from '../publish/recall-payload.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { notItsPost, notReadable, whichPost } from './resolve-refusals.ts';

/**
 * The post that a person says is the part: looked at on the platform before it
 * is believed. By the own account, with the approved text or nearly so, and not
 * older than the first attempt.
 * @throws KohoError `not-confirmed`, `wrong-use`
 */
export async function readNamedPost(
  workplace: Workplace,
  reader: PostReader & { readonly editor?: Editor },
  o: { readonly delivery: Delivery; readonly part: number; readonly named: string | undefined },
): Promise<PublicPost> {
  const { delivery, part, named } = o;
  const id = named === undefined ? undefined : reader.postId(named);
  if (id === undefined) throw whichPost();
  const payload = await recallPayload(workplace, delivery);
  const approved = payload?.parts[part];
  if (approved === undefined) throw notReadable('git');
  if (delivery.edits !== undefined) {
    return readEdited(reader, { delivery, part, id, approved, now: workplace.clock.now() });
  }
  const replyTo = parentId(delivery.parts[part - 1]);
  const seen = await reader.read(id, {
    part: approved,
    ...(replyTo !== undefined && { replyTo }),
  });
  switch (seen.seen) {
    case 'unreadable':
      throw notReadable(seen.reason.message);
    case 'other':
      throw notItsPost(seen.why);
    case 'own': {
      const first = firstAttempt(delivery, part);
      const older = first !== undefined && seen.post.publicAt < first.firstAt - maxClockSkewMs;
      if (older) throw notItsPost('older');
      return seen.post;
    }
  }
}

/**
 * The one post whose text was to be replaced, and no other, with exactly this text: the
 * one before may differ in a comma. Since when it has this text nobody can tell.
 */
async function readEdited(
  reader: PostReader & { readonly editor?: Editor },
  o: {
    readonly delivery: Delivery;
    readonly part: number;
    readonly id: string;
    readonly approved: Part;
    readonly now: Instant;
  },
): Promise<PublicPost> {
  const state = o.delivery.parts[o.part];
  const before = state?.state === 'held' ? state.before : undefined;
  if (before?.state !== 'prepared' || before.remoteId !== o.id) throw notItsPost('not-corrected');
  const seen = await reader.read(o.id, { part: o.approved });
  switch (seen.seen) {
    case 'unreadable':
      throw notReadable(seen.reason.message);
    case 'other':
      throw notItsPost(seen.why);
    case 'own':
      if (!(await showsExactly(reader.editor, o))) throw notItsPost('text');
      return { ...seen.post, publicAt: o.now };
  }
}

async function showsExactly(
  editor: Editor | undefined,
  { id, approved }: { readonly id: string; readonly approved: Part },
): Promise<boolean> {
  const shown = await editor?.shows(id, approved.text);
  if (shown === undefined) return false;
  if (shown.outcome !== 'done') throw notReadable(shown.reason.message);
  return shown.value.public;
}

/** Another delivery's, or another part's of the same thread. A correction by editing is public as the corrected delivery's. */
export async function isClaimed(view: LogView, delivery: Delivery, id: string): Promise<boolean> {
  if (delivery.edits !== undefined) return false;
  return (await claimedIds(view, delivery)).has(id);
}

function firstAttempt({ parts }: Delivery, part: number): Intent | undefined {
  const state = parts[part];
  return state?.state === 'held' ? lastIntent(state.before) : undefined;
}
