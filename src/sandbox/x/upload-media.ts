import * as v from 'valibot';
import { readImage } from '../image.ts';
import { parseOrder } from './parse-order.ts';
import { invalidRequest, plainRefusal } from './problem.ts';
import type { XAccount, XMediaCategory, XMedium, XState } from './x-state.ts';

const megabyte = 1024 * 1024;
/** docs.x.com, "Media best practices": image 5 MB, animated GIF 15 MB. */
const maxBytes: Readonly<Record<XMediaCategory, number>> = {
  tweet_image: 5 * megabyte,
  tweet_gif: 15 * megabyte,
};
const maxSegmentBytes = 5 * megabyte;
/** Media that no post uses are thrown away after a day (docs.x.com, "Chunked upload": expires_after_secs). */
const expiresAfterSecs = 24 * 60 * 60;

const Initialize = v.strictObject({
  media_type: v.picklist(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
  total_bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  media_category: v.optional(v.picklist(['tweet_image', 'tweet_gif'])),
  shared: v.optional(v.literal(false)),
});

/** POST /2/media/upload/initialize. */
export function initializeUpload(
  input: unknown,
  owner: XAccount,
  state: XState,
  now: number,
): object {
  const order = parseOrder(Initialize, input);
  const category =
    order.media_category ?? (order.media_type === 'image/gif' ? 'tweet_gif' : 'tweet_image');
  if (category === 'tweet_gif' && order.media_type !== 'image/gif') {
    throw invalidRequest('The media category does not fit the media type.', {
      media_category: [category],
    });
  }
  if (order.total_bytes > maxBytes[category]) {
    throw invalidRequest(`The file must not be larger than ${maxBytes[category]} bytes.`, {
      total_bytes: [String(order.total_bytes)],
    });
  }
  const id = state.ids.next();
  state.media.set(id, {
    id,
    key: `${category === 'tweet_gif' ? 16 : 3}_${id}`,
    owner: owner.id,
    declaredType: order.media_type,
    category,
    totalBytes: order.total_bytes,
    expiresAt: now + expiresAfterSecs * 1000,
    segments: new Map(),
    alt: undefined,
    image: undefined,
    attachedTo: undefined,
  });
  const key = state.media.get(id)?.key;
  return { data: { id, media_key: key, expires_after_secs: expiresAfterSecs } };
}

export interface Segment {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** POST /2/media/upload/:id/append. */
export function appendSegment(
  id: string,
  segment: Segment,
  owner: XAccount,
  state: XState,
  now: number,
): object {
  const medium = openUpload(id, owner, state, now);
  const { index, bytes } = segment;
  if (!Number.isInteger(index) || index < 0 || index > 999 || medium.segments.has(index)) {
    throw invalidRequest('The segment index is wrong or already sent.', {
      segment_index: [String(index)],
    });
  }
  if (bytes.length === 0) throw invalidRequest('The media chunk is empty.', { media: [''] });
  if (bytes.length > maxSegmentBytes || received(medium) + bytes.length > medium.totalBytes) {
    throw plainRefusal(413, 'Payload Too Large', 'The chunk is larger than announced or allowed.');
  }
  medium.segments.set(index, bytes);
  return { data: { expires_at: Math.floor(medium.expiresAt / 1000) } };
}

/** POST /2/media/upload/:id/finalize. */
export function finalizeUpload(id: string, owner: XAccount, state: XState, now: number): object {
  const medium = openUpload(id, owner, state, now);
  const indices = [...medium.segments.keys()].sort((a, b) => a - b);
  const gapless = indices.every((index, position) => index === position);
  if (!gapless || received(medium) !== medium.totalBytes) {
    throw invalidRequest('The uploaded bytes are not the announced ones.', { media_id: [id] });
  }
  const bytes = Buffer.concat(
    indices.map((index) => medium.segments.get(index) ?? Buffer.alloc(0)),
  );
  const facts = readImage(bytes);
  if (facts?.type !== medium.declaredType) {
    throw invalidRequest('The media type does not fit the bytes of the file.', {
      media_type: [medium.declaredType],
    });
  }
  medium.image = { bytes, facts };
  medium.segments.clear();
  return {
    data: {
      id,
      media_key: medium.key,
      size: bytes.length,
      expires_after_secs: Math.floor((medium.expiresAt - now) / 1000),
      image: { image_type: facts.type, w: facts.width, h: facts.height },
    },
  };
}

function openUpload(id: string, owner: XAccount, state: XState, now: number): XMedium {
  const medium = state.media.get(id);
  if (medium?.owner !== owner.id || medium.image || medium.expiresAt <= now) {
    throw invalidRequest('The upload session is unknown, ended or not yours.', { id: [id] });
  }
  return medium;
}

function received(medium: XMedium): number {
  return [...medium.segments.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}
