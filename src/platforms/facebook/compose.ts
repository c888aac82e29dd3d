import type { SendablePart } from '../../publish/ports/platform.ts';
import { idAt } from '../answer.ts';
import type { FacebookClient } from './client.ts';

/**
 * Uploads each image unpublished, with its alt text; nothing is visible yet.
 * Returns the photo ids. Photos that no post takes up stay invisible on the page.
 */
export async function uploadPhotos(
  client: FacebookClient,
  page: string,
  part: SendablePart,
): Promise<string[]> {
  const ids: string[] = [];
  for (const medium of part.media) {
    const form = new FormData();
    const extension = medium.type.replace('image/', '');
    form.append(
      'source',
      new Blob([Uint8Array.from(medium.bytes)], { type: medium.type }),
      `image.${extension}`,
    );
    form.append('published', 'false');
    if (medium.alt !== '') form.append('alt_text_custom', medium.alt);
    ids.push(idAt(await client.postForm([page, 'photos'], form), 'id'));
  }
  return ids;
}

/** POST /{page}/feed. Returns the post's id, `<page>_<post>`. */
export async function createPost(o: {
  client: FacebookClient;
  page: string;
  text: string;
  photos: readonly string[];
  published: boolean;
}): Promise<string> {
  const answer = await o.client.post([o.page, 'feed'], {
    message: o.text,
    published: o.published,
    ...(o.photos.length > 0 ? { attached_media: o.photos.map((id) => ({ media_fbid: id })) } : {}),
  });
  return idAt(answer, 'id');
}
