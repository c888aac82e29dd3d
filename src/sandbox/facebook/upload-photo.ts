import { readImage } from '../image.ts';
import { GraphError, invalidParameter } from './graph-error.ts';
import type { GraphPage, GraphState, Photo } from './graph-state.ts';
import { type Parameters, readBoolean, refuseUnknown } from './parameters.ts';
import { publishNow } from './publish-post.ts';

const megabyte = 1024 * 1024;
/** developers.facebook.com, "Photo uploads" recommends under 4 MB; error 1366046 names it as the limit. */
const maxPhotoBytes = 4 * megabyte;
const maxAltLength = 1000;
/** Unused temporary photos are removed after about a day (same page). */
const temporaryMs = 24 * 60 * 60_000;

const known = [
  'source',
  'published',
  'temporary',
  'alt_text_custom',
  'caption',
  'message',
  'no_story',
  'unpublished_content_type',
] as const;

/**
 * POST /:page/photos with the file in `source`.
 * Source: developers.facebook.com, "Page Photos"; facts.md, Facebook.
 * @throws GraphError; nothing is then kept.
 */
export function uploadPhoto(
  parameters: Parameters,
  page: GraphPage,
  state: GraphState,
  now: number,
): object {
  refuseUnknown(parameters, known);
  const published = readBoolean(parameters, 'published') ?? true;
  const temporary = readBoolean(parameters, 'temporary') ?? false;
  if (temporary && published) {
    throw invalidParameter('A temporary photo cannot be published');
  }
  const alt = parameters.texts.get('alt_text_custom');
  if (alt !== undefined && (alt === '' || [...alt].length > maxAltLength)) {
    throw invalidParameter(`Param alt_text_custom must have 1 to ${maxAltLength} characters`);
  }
  const photo: Photo = {
    ...readSource(parameters),
    id: state.nextId(),
    page: page.id,
    alt,
    createdAt: now,
    expiresAt: temporary ? now + temporaryMs : undefined,
    post: undefined,
  };
  state.photos.set(photo.id, photo);
  if (!published) return { id: photo.id };
  const message = parameters.texts.get('message') ?? parameters.texts.get('caption');
  const post = publishNow({ page, message, link: undefined, photos: [photo] }, state, now);
  return { id: photo.id, post_id: post.id };
}

function readSource(parameters: Parameters): Pick<Photo, 'bytes' | 'facts'> {
  const file = parameters.files.get('source');
  if (!file || file.bytes.length === 0) {
    throw new GraphError({
      code: 324,
      subcode: 2069019,
      message: '(#324) Requires upload file',
      userTitle: 'Missing or invalid image file',
    });
  }
  const facts = readImage(file.bytes);
  if (!facts || facts.type === 'image/webp' || file.bytes.length > maxPhotoBytes) {
    throw new GraphError({
      code: 100,
      subcode: 1366046,
      message: '(#100) Invalid parameter',
      userTitle: "Can't Read Files",
      userMessage:
        "Your photos couldn't be uploaded. Photos should be less than 4 MB and saved as JPG, PNG, GIF or TIFF files.",
    });
  }
  return { bytes: file.bytes, facts };
}
