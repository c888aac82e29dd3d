import type { Instant } from '../../post/post.ts';
import type { Prepared, PublicPost, SendablePart } from '../../publish/ports/platform.ts';
import { valueAt } from '../answer.ts';
import { UnexpectedAnswer } from '../evidence.ts';
import type { FacebookClient } from './client.ts';
import { createPost, uploadPhotos } from './compose.ts';
import { addressOf, postFields, publicPost } from './sighting.ts';

/** One page, and how it is reached. */
export interface Way {
  readonly client: FacebookClient;
  readonly page: string;
  readonly now: () => Instant;
}

/** Uploads the photos; with two phases also creates the post, invisible. */
export async function prepare(way: Way, part: SendablePart, twoPhase: boolean): Promise<Prepared> {
  const { client, page } = way;
  const photos = await uploadPhotos(client, page, part);
  if (!twoPhase) return { mediaIds: photos };
  const remoteId = await createPost({ client, page, text: part.text, photos, published: false });
  return { mediaIds: photos, remoteId };
}

/** Makes it public. Throws where Facebook does not clearly say that it is. */
export async function release(
  way: Way,
  part: SendablePart,
  { remoteId, mediaIds: photos }: Prepared,
): Promise<PublicPost> {
  const { client, page } = way;
  if (remoteId === undefined) {
    return described(
      way,
      await createPost({ client, page, text: part.text, photos, published: true }),
    );
  }
  const answer = await client.post([remoteId], { is_published: true });
  if (valueAt(answer, 'success') !== true) throw new UnexpectedAnswer('no success', answer);
  const before = way.now();
  const post = await described(way, remoteId);
  // `created_time` of a post that was made invisible first may tell when it was made.
  return post.publicAt < before - flipSkewMs ? { ...post, publicAt: before } : post;
}

const flipSkewMs = 60_000;

/** The post is public by now; its link and time are wanted, but their lack undoes nothing. */
async function described({ client, now }: Way, id: string): Promise<PublicPost> {
  const at = now();
  try {
    return publicPost(await client.get([id], { fields: postFields }));
  } catch {
    return { remoteId: id, url: addressOf(id), publicAt: at };
  }
}
