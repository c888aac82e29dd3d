import { setTimeout as pause } from 'node:timers/promises';
import type { SendablePart } from '../../publish/ports/platform.ts';
import { idAt, valueAt } from '../answer.ts';
import type { XClient } from './client.ts';
import { MediaRefused } from './media-refused.ts';

type Medium = SendablePart['media'][number];

const chunkBytes = 1024 * 1024;

/**
 * Uploads one image in the chunked way of API v2 (initialize, append, finalize)
 * and gives it its alt text. Own calls, because the client's `uploadMedia` has no
 * time limit. Returns the media id.
 */
export async function uploadMedium(client: XClient, medium: Medium): Promise<string> {
  const { bytes, type, alt } = medium;
  const started = await client.post('media/upload/initialize', {
    media_type: type,
    media_category: type === 'image/gif' ? 'tweet_gif' : 'tweet_image',
    total_bytes: bytes.length,
  });
  const id = idAt(started, 'data', 'id');
  for (let start = 0, segment = 0; start < bytes.length; start += chunkBytes, segment += 1) {
    await client.postForm(`media/upload/${id}/append`, {
      segment_index: segment,
      media: Buffer.from(bytes.subarray(start, start + chunkBytes)),
    });
  }
  await processed(client, id, await client.post(`media/upload/${id}/finalize`));
  if (alt !== '')
    await client.post('media/metadata', { id, metadata: { alt_text: { text: alt } } });
  return id;
}

const mostLooks = 20;
const longestPauseSeconds = 5;

/** Animated GIFs are converted after `finalize`; until then no post can hold them (docs.x.com, "Chunked upload"). */
async function processed(client: XClient, id: string, finalized: unknown): Promise<void> {
  let info = valueAt(finalized, 'data', 'processing_info');
  for (let look = 0; look < mostLooks; look += 1) {
    const state = valueAt(info, 'state');
    if (state === 'failed') throw new MediaRefused();
    if (info === undefined || state === 'succeeded') return;
    const seconds = Number(valueAt(info, 'check_after_secs'));
    await pause(1000 * Math.min(longestPauseSeconds, seconds > 0 ? seconds : 1));
    const answer = await client.get('media/upload', { command: 'STATUS', media_id: id });
    info = valueAt(answer, 'data', 'processing_info');
  }
  throw new TypeError('the medium is still being processed');
}
