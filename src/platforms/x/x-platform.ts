import type { Instant } from '../../post/post.ts';
import type { Platform, PostReader, SendablePart } from '../../publish/ports/platform.ts';
import { idAt } from '../answer.ts';
import { attempt, seen, withoutEffect } from '../attempt.ts';
import { Hearing, heardBy } from '../hearing.ts';
import { redactor } from '../redact.ts';
import { classifyX } from './classify.ts';
import { openXClient, type XClient, type XCredentials } from './client.ts';
import { xQuota } from './quota.ts';
import { publicPost, readBack } from './read-back.ts';
import { readNamed, xPostId } from './read-named.ts';
import { isNotThere, notThere, presenceOf, removePost } from './remove.ts';
import { uploadMedium } from './upload.ts';

interface XOptions {
  readonly credentials: XCredentials;
  /** Numeric id of the registered account, decimal. */
  readonly remoteId: string;
  readonly handle: string;
  readonly redirect?: string;
  /** For one request, its answer included. */
  readonly timeoutMs: number;
  readonly now: () => Instant;
}

/**
 * One X account over API v2. One phase: what is sent is public at once.
 * @throws RedirectionRefused before anything is sent
 */
export function openXPlatform(o: XOptions): Platform & PostReader {
  const hearing = new Hearing(xQuota);
  const client = openXClient({ ...o, hear: (headers) => hearing.hear(headers) });
  const redact = redactor(Object.values(o.credentials));
  const failed = (error: unknown) => classifyX(error, redact, o.now());
  const harmless = (error: unknown) => withoutEffect(failed(error));
  const hear = heardBy(hearing);
  return {
    phases: 'one',
    identify: () =>
      hear('reads', () =>
        attempt(
          async () => ({ remoteId: idAt(await client.get('users/me'), 'data', 'id') }),
          harmless,
        ),
      ),
    prepare: (part) => hear('sends', () => attempt(() => uploadAll(client, part), harmless)),
    release: (part, { mediaIds }) =>
      hear('sends', () =>
        attempt(async () => {
          const answer = await client.post('tweets', tweet(part, mediaIds));
          return publicPost(idAt(answer, 'data', 'id'), o.handle);
        }, failed),
      ),
    status: () =>
      Promise.reject(new TypeError('X has one phase: there is no prepared post to ask for')),
    // Deleting meets a limit of its own, which says nothing of what may be sent.
    remove: (id) =>
      hear('reads', () =>
        attempt(
          () => removePost(client, id),
          (error) => (isNotThere(error) ? notThere() : failed(error)),
        ),
      ),
    presence: (id) =>
      hear('reads', async () => seen(await attempt(() => presenceOf(client, id), failed))),
    postId: xPostId,
    read: (remoteId, search) => {
      const read = () => readNamed({ client, ...o, search, id: remoteId });
      return hear('reads', async () => seen(await attempt(read, failed)));
    },
    find: (search) => {
      const { remoteId: userId, handle, now } = o;
      const read = () => readBack({ client, userId, handle, search, now });
      return hear('reads', async () => seen(await attempt(read, failed)));
    },
  };
}

async function uploadAll(client: XClient, part: SendablePart) {
  const mediaIds: string[] = [];
  for (const medium of part.media) mediaIds.push(await uploadMedium(client, medium));
  return { mediaIds };
}

function tweet(part: SendablePart, mediaIds: readonly string[]): object {
  return {
    text: part.text,
    ...(mediaIds.length > 0 ? { media: { media_ids: mediaIds } } : {}),
    ...(part.replyTo ? { reply: { in_reply_to_tweet_id: part.replyTo } } : {}),
  };
}
