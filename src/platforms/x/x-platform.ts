import type { Instant } from '../../post/post.ts';
import type { Platform, SendablePart } from '../../publish/ports/platform.ts';
import { attempt, withoutEffect } from '../attempt.ts';
import { redactor } from '../redact.ts';
import { field } from './answer.ts';
import { classifyX } from './classify.ts';
import { openXClient, type XCredentials } from './client.ts';
import { publicPost, readBack } from './read-back.ts';
import { uploadMedium } from './upload.ts';

export interface XOptions {
  readonly credentials: XCredentials;
  /** Numeric id of the registered account, decimal. */
  readonly remoteId: string;
  readonly handle: string;
  readonly redirect?: string;
  readonly timeoutMs: number;
  readonly now: () => Instant;
}

/** One X account over API v2. One phase: what is sent is public at once. */
export function openXPlatform(o: XOptions): Platform {
  const client = openXClient(o);
  const redact = redactor(Object.values(o.credentials));
  const failed = (error: unknown) => classifyX(error, redact, o.now());
  return {
    phases: 'one',
    identify: () =>
      attempt(
        async () => ({ remoteId: field(await client.get('users/me'), 'data', 'id') }),
        (e) => withoutEffect(failed(e)),
      ),
    prepare: (part) =>
      attempt(
        async () => {
          const mediaIds: string[] = [];
          for (const medium of part.media) mediaIds.push(await uploadMedium(client, medium));
          return { mediaIds };
        },
        (e) => withoutEffect(failed(e)),
      ),
    release: (part, { mediaIds }) =>
      attempt(async () => {
        const answer = await client.post('tweets', tweet(part, mediaIds));
        return publicPost(field(answer, 'data', 'id'), o.handle);
      }, failed),
    status: () => {
      throw new TypeError('X has one phase: there is no prepared post to ask for');
    },
    async find(search) {
      try {
        return await readBack({ client, userId: o.remoteId, handle: o.handle, search, now: o.now });
      } catch (error) {
        const outcome = failed(error);
        if (outcome.outcome === 'done') throw error;
        return { seen: 'unreadable', reason: outcome.reason };
      }
    },
  };
}

function tweet(part: SendablePart, mediaIds: readonly string[]): object {
  return {
    text: part.text,
    ...(mediaIds.length > 0 ? { media: { media_ids: mediaIds } } : {}),
    ...(part.replyTo ? { reply: { in_reply_to_tweet_id: part.replyTo } } : {}),
  };
}
