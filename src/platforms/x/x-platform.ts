import type { Instant } from '../../post/post.ts';
import type { Platform, PostReader, SendablePart } from '../../publish/ports/platform.ts';
import { idAt } from '../answer.ts';
import { attempt, readable, withoutEffect } from '../attempt.ts';
import { redactor } from '../redact.ts';
import { classifyX } from './classify.ts';
import { openXClient, type XClient, type XCredentials } from './client.ts';
import { publicPost, readBack } from './read-back.ts';
import { readNamed, xPostId } from './read-named.ts';
import { isNotThere, notThere, presenceOf, removePost } from './remove.ts';
import { uploadMedium } from './upload.ts';

export interface XOptions {
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
  const client = openXClient(o);
  const redact = redactor(Object.values(o.credentials));
  const failed = (error: unknown) => classifyX(error, redact, o.now());
  const harmless = (error: unknown) => withoutEffect(failed(error));
  return {
    phases: 'one',
    identify: () =>
      attempt(
        async () => ({ remoteId: idAt(await client.get('users/me'), 'data', 'id') }),
        harmless,
      ),
    prepare: (part) => attempt(() => uploadAll(client, part), harmless),
    release: (part, { mediaIds }) =>
      attempt(async () => {
        const answer = await client.post('tweets', tweet(part, mediaIds));
        return publicPost(idAt(answer, 'data', 'id'), o.handle);
      }, failed),
    status: () =>
      Promise.reject(new TypeError('X has one phase: there is no prepared post to ask for')),
    remove: (id) =>
      attempt(
        () => removePost(client, id),
        (error) => (isNotThere(error) ? notThere() : failed(error)),
      ),
    presence: (id) => readable(attempt(() => presenceOf(client, id), failed)),
    postId: xPostId,
    async read(remoteId, search) {
      return readable(attempt(() => readNamed({ client, ...o, search, id: remoteId }), failed));
    },
    async find(search) {
      const { remoteId: userId, handle, now } = o;
      return readable(attempt(() => readBack({ client, userId, handle, search, now }), failed));
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
