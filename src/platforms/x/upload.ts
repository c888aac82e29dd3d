import type { SendablePart } from '../../publish/ports/platform.ts';
import { field } from './answer.ts';
import type { XClient } from './client.ts';

type Medium = SendablePart['media'][number];

/**
 * Uploads one image in the chunked way of API v2 (initialize, append, finalize)
 * and gives it its alt text. Own calls, because the client's `uploadMedia` has no
 * time limit. Returns the media id.
 */
export async function uploadMedium(client: XClient, medium: Medium): Promise<string> {
  const started = await client.post('media/upload/initialize', {
    media_type: medium.type,
    media_category: medium.type === 'image/gif' ? 'tweet_gif' : 'tweet_image',
    total_bytes: medium.bytes.length,
  });
  const id = field(started, 'data', 'id');
  for (let start = 0, segment = 0; start < medium.bytes.length; start += chunk, segment += 1) {
    await client.postForm(`media/upload/${id}/append`, {
      segment_index: segment,
      media: Buffer.from(medium.bytes.subarray(start, start + chunk)),
    });
  }
  await client.post(`media/upload/${id}/finalize`);
  await client.post('media/metadata', { id, metadata: { alt_text: { text: medium.alt } } });
  return id;
}

const chunk = 1024 * 1024;
