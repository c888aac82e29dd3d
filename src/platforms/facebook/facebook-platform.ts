import type { Instant } from '../../post/post.ts';
import type { Outcome, Platform, Prepared, SendablePart } from '../../publish/ports/platform.ts';
import { attempt, withoutEffect } from '../attempt.ts';
import { redactor } from '../redact.ts';
import { booleanIn, stringIn } from './answer.ts';
import { classifyFacebook } from './classify.ts';
import { type FacebookClient, type FacebookCredentials, openFacebookClient } from './client.ts';
import { createPost, uploadPhotos } from './compose.ts';
import { postFields, publicPost, readBack } from './read-back.ts';

export interface FacebookOptions {
  readonly credentials: FacebookCredentials;
  /** Numeric id of the registered page. */
  readonly remoteId: string;
  readonly twoPhase: boolean;
  readonly redirect?: string;
  readonly timeoutMs: number;
  readonly now: () => Instant;
}

/**
 * One Facebook page over the Graph API. With two phases the post is created
 * unpublished, its id goes on record, and making it public can be repeated
 * without harm; with one phase what is sent is public at once.
 */
export function openFacebookPlatform(o: FacebookOptions): Platform {
  const client = openFacebookClient(o);
  const redact = redactor(Object.values(o.credentials));
  const failed = (error: unknown) => classifyFacebook(error, redact);
  const harmless = (error: unknown) => withoutEffect(failed(error));
  const page = o.remoteId;
  return {
    phases: o.twoPhase ? 'two' : 'one',
    identify: () =>
      attempt(
        async () => ({ remoteId: stringIn(await client.get(['me'], { fields: 'id' }), 'id') }),
        harmless,
      ),
    prepare: (part) => attempt(() => prepare(client, page, part, o.twoPhase), harmless),
    release: (part, prepared) =>
      attempt(() => release({ client, page, part, prepared, now: o.now }), failed),
    status: (remoteId) =>
      attempt(async () => {
        const post = await client.get([remoteId], { fields: postFields });
        return booleanIn(post, 'is_published')
          ? { public: true, post: publicPost(post) }
          : { public: false };
      }, failed),
    async find(search) {
      const outcome = await attempt(() => readBack(client, page, search, o.now()), failed);
      return outcome.outcome === 'done'
        ? outcome.value
        : { seen: 'unreadable', reason: outcome.reason };
    },
  };
}

async function prepare(
  client: FacebookClient,
  page: string,
  part: SendablePart,
  twoPhase: boolean,
): Promise<Prepared> {
  const photos = await uploadPhotos(client, page, part);
  if (!twoPhase) return { mediaIds: photos };
  const remoteId = await createPost({ client, page, text: part.text, photos, published: false });
  return { mediaIds: photos, remoteId };
}

async function release(o: {
  client: FacebookClient;
  page: string;
  part: SendablePart;
  prepared: Prepared;
  now: () => Instant;
}): Promise<{ remoteId: string; url: string; publicAt: Instant }> {
  const { client, page, part, prepared, now } = o;
  if (prepared.remoteId === undefined) {
    const id = await createPost({
      client,
      page,
      text: part.text,
      photos: prepared.mediaIds,
      published: true,
    });
    return described(client, id, now);
  }
  await client.post([prepared.remoteId], { is_published: true });
  return described(client, prepared.remoteId, now);
}

/** The post is public by now; its link and time are wanted, but their lack undoes nothing. */
async function described(client: FacebookClient, id: string, now: () => Instant) {
  const seen: Outcome<ReturnType<typeof publicPost>> = await attempt(
    async () => publicPost(await client.get([id], { fields: postFields })),
    (error) => classifyFacebook(error, () => ''),
  );
  if (seen.outcome === 'done') return seen.value;
  return { remoteId: id, url: `https://www.facebook.com/${id}`, publicAt: now() };
}
