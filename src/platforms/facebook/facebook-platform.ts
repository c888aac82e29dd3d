import type { Instant } from '../../post/post.ts';
import type { Platform, PostReader } from '../../publish/ports/platform.ts';
import { booleanAt, idAt } from '../answer.ts';
import { attempt, readable, withoutEffect } from '../attempt.ts';
import { redactor } from '../redact.ts';
import { classifyFacebook } from './classify.ts';
import { type FacebookCredentials, openFacebookClient, proofOf } from './client.ts';
import { readBack } from './read-back.ts';
import { facebookPostId, readNamed } from './read-named.ts';
import { isNotThere, notThere, presenceOf, removePost } from './remove.ts';
import { prepare, release } from './send.ts';
import { postFields, publicPost } from './sighting.ts';

export interface FacebookOptions {
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
 * them public later (a retry creates its own), and it deletes only what is ordered gone.
 * @throws RedirectionRefused before anything is sent
 */
export function openFacebookPlatform(o: FacebookOptions): Platform & PostReader {
  const client = openFacebookClient(o);
  const redact = redactor([...Object.values(o.credentials), proofOf(o.credentials)]);
  const failed = (error: unknown) => classifyFacebook(error, redact);
  const harmless = (error: unknown) => withoutEffect(failed(error));
  const way = { client, page: o.remoteId, now: o.now };
  return {
    phases: o.twoPhase ? 'two' : 'one',
    identify: () =>
      attempt(
        async () => ({ remoteId: idAt(await client.get(['me'], { fields: 'id' }), 'id') }),
        harmless,
      ),
    prepare: (part) => attempt(() => prepare(way, part, o.twoPhase), harmless),
    release: (part, prepared) => attempt(() => release(way, part, prepared), failed),
    status: (remoteId) =>
      attempt(async () => {
        const post = await client.get([remoteId], { fields: postFields });
        return booleanAt(post, 'is_published')
          ? { public: true, post: publicPost(post) }
          : { public: false };
      }, failed),
    remove: (id) =>
      attempt(
        () => removePost(client, id),
        (error) => (isNotThere(error) ? notThere() : failed(error)),
      ),
    presence: (id) => readable(attempt(() => presenceOf(client, o.remoteId, id), failed)),
    postId: (named) => facebookPostId(named, o.remoteId),
    async read(remoteId, search) {
      const named = { client, page: o.remoteId, id: remoteId, search };
      return readable(attempt(() => readNamed(named), failed));
    },
    async find(search) {
      return readable(attempt(() => readBack(client, o.remoteId, search, o.now()), failed));
    },
  };
}
