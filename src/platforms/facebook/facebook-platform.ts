import type { Instant } from '../../post/post.ts';
import type { Platform, PostReader } from '../../publish/ports/platform.ts';
import { booleanAt, idAt } from '../answer.ts';
import { attempt, seen, withoutEffect } from '../attempt.ts';
import { Hearing, heardBy } from '../hearing.ts';
import { redactor } from '../redact.ts';
import { classifyFacebook } from './classify.ts';
import { type FacebookCredentials, openFacebookClient, proofOf } from './client.ts';
import { edit, shows, stands } from './edit.ts';
import { facebookQuota } from './quota.ts';
import { readBack } from './read-back.ts';
import { facebookPostId, readNamed } from './read-named.ts';
import { goneForGood, isNotThere, notThere, presenceOf, removePost } from './remove.ts';
import { schedule, standing } from './scheduler.ts';
import { prepare, release } from './send.ts';
import { postFields, publicPost } from './sighting.ts';

interface FacebookOptions {
  readonly credentials: FacebookCredentials;
  /** Numeric id of the registered page. */
  readonly remoteId: string;
  readonly twoPhase: boolean;
  readonly redirect?: string;
  /** For one request, its answer included. */
  readonly timeoutMs: number;
  readonly now: () => Instant;
}

/**
 * One Facebook page over the Graph API. With two phases the post is created
 * unpublished, its id goes on record, and making it public can be repeated
 * without harm; with one phase what is sent is public at once.
 *
 * An attempt that is given up between the phases leaves its invisible post and
 * photos behind. Nobody but the page's own staff can see them, koho never makes
 * them public later (a retry creates its own). Deleted is only what is ordered gone, or
 * called back from the page's own timetable.
 * @throws RedirectionRefused before anything is sent
 */
export function openFacebookPlatform(o: FacebookOptions): Platform & PostReader {
  const hearing = new Hearing((headers) => facebookQuota(headers, o.now()));
  const client = openFacebookClient({ ...o, hear: (headers) => hearing.hear(headers) });
  const redact = redactor([...Object.values(o.credentials), proofOf(o.credentials)]);
  const failed = (error: unknown) => classifyFacebook(error, redact);
  const harmless = (error: unknown) => withoutEffect(failed(error));
  const way = { client, page: o.remoteId, now: o.now };
  const hear = heardBy(hearing);
  // One allowance for all calls of a page: reads, too, tell what is left to send with.
  return {
    phases: o.twoPhase ? 'two' : 'one',
    identify: () =>
      hear('sends', () =>
        attempt(
          async () => ({ remoteId: idAt(await client.get(['me'], { fields: 'id' }), 'id') }),
          harmless,
        ),
      ),
    prepare: (part) => hear('sends', () => attempt(() => prepare(way, part, o.twoPhase), harmless)),
    release: (part, prepared) =>
      hear('sends', () => attempt(() => release(way, part, prepared), failed)),
    status: (remoteId) =>
      hear('sends', () =>
        attempt(async () => {
          const post = await client.get([remoteId], { fields: postFields });
          return booleanAt(post, 'is_published')
            ? { public: true, post: publicPost(post) }
            : { public: false };
        }, failed),
      ),
    remove: (id) =>
      hear('sends', () =>
        attempt(
          () => removePost(client, id),
          (error) => (isNotThere(error) ? notThere() : failed(error)),
        ),
      ),
    presence: (id) =>
      hear('sends', async () =>
        seen(await attempt(() => presenceOf(client, o.remoteId, id), failed)),
      ),
    postId: (named) => facebookPostId(named, o.remoteId),
    read: (remoteId, search) => {
      const named = { client, page: o.remoteId, id: remoteId, search };
      return hear('sends', async () => seen(await attempt(() => readNamed(named), failed)));
    },
    find: (search) => {
      const read = () => readBack(client, o.remoteId, search, o.now());
      return hear('sends', async () => seen(await attempt(read, failed)));
    },
    editor: {
      stands: (id) => hear('sends', () => attempt(() => stands(client, o.remoteId, id), harmless)),
      edit: (id, text) =>
        hear('sends', () =>
          attempt(
            () => edit(way, id, text),
            (error) => (isNotThere(error) ? goneForGood() : failed(error)),
          ),
        ),
      shows: (id, text) => hear('sends', () => attempt(() => shows(way, id, text), failed)),
    },
    scheduler: {
      schedule: (remoteId, at) =>
        hear('sends', () => attempt(() => schedule(client, remoteId, at), failed)),
      standing: (remoteId) => {
        const read = () => standing(client, o.remoteId, remoteId);
        return hear('sends', async () => seen(await attempt(read, failed)));
      },
    },
  };
}
