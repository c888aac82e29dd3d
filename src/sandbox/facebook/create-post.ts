import * as v from 'valibot';
import { GraphError, invalidParameter } from './graph-error.ts';
import type { GraphPage, GraphPost, GraphState, Photo } from './graph-state.ts';
import { type Parameters, readBoolean, refuseUnknown } from './parameters.ts';
import { keepUnpublished, publishNow } from './publish-post.ts';
import { readScheduledTime } from './scheduled-time.ts';

/** facts.md, Facebook: 63,206 characters. */
const maxMessageLength = 63_206;
const maxPhotos = 10;

const known = [
  'message',
  'link',
  'attached_media',
  'published',
  'unpublished_content_type',
  'scheduled_publish_time',
] as const;

const AttachedMedia = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.strictObject({ media_fbid: v.pipe(v.string(), v.regex(/^[0-9]{1,20}$/)) })),
  v.minLength(1),
  v.maxLength(maxPhotos),
);

/** Page.json of facebook-business-sdk-codegen, `pagefeed_unpublished_content_type_enum_param`. */
const UnpublishedContentType = v.picklist([
  'ADS_POST',
  'DRAFT',
  'INLINE_CREATED',
  'PUBLISHED',
  'REVIEWABLE_BRANDED_CONTENT',
  'SCHEDULED',
  'SCHEDULED_RECURRING',
]);

/**
 * POST /:page/feed.
 * Source: developers.facebook.com, "Pages API, Posts"; "Page Feed".
 * @throws GraphError; nothing is then kept.
 */
export function createPost(
  parameters: Parameters,
  page: GraphPage,
  state: GraphState,
  now: number,
): GraphPost {
  refuseUnknown(parameters, known);
  const published = readBoolean(parameters, 'published') ?? true;
  const contentType = parameters.texts.get('unpublished_content_type');
  if (contentType !== undefined && (published || !v.is(UnpublishedContentType, contentType))) {
    throw invalidParameter('unpublished_content_type is wrong or the post is to be published');
  }
  const scheduledFor = readScheduledTime(parameters, now);
  if (scheduledFor !== undefined && published) {
    throw invalidParameter('scheduled_publish_time is only for posts with published=false');
  }
  const draft = {
    page,
    message: readMessage(parameters),
    link: readLink(parameters),
    photos: readPhotos(parameters, page, state, now),
  };
  if (!draft.message && !draft.link && draft.photos.length === 0) {
    throw new GraphError({
      code: 100,
      subcode: 1349125,
      message: '(#100) Missing message or attachment',
      userTitle: 'Missing Message Or Attachment',
      userMessage: 'Missing message or attachment.',
    });
  }
  if (published) return publishNow(draft, state, now);
  const post = keepUnpublished(draft, state, now);
  post.scheduledFor = scheduledFor;
  return post;
}

/** `message` within Facebook's length, or undefined. */
export function readMessage(parameters: Parameters): string | undefined {
  const message = parameters.texts.get('message');
  if (message !== undefined && message.length > maxMessageLength) {
    throw invalidParameter(`Param message must be no longer than ${maxMessageLength} characters`);
  }
  return message;
}

function readLink(parameters: Parameters): string | undefined {
  const link = parameters.texts.get('link');
  if (link === undefined) return undefined;
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!isWeb || !url.hostname.includes('.')) {
    throw new GraphError({
      code: 1609005,
      message: '(#1609005) There was a problem scraping data from the provided link.',
      userTitle: 'Link Post Failed',
    });
  }
  return link;
}

function readPhotos(
  parameters: Parameters,
  page: GraphPage,
  state: GraphState,
  now: number,
): Photo[] {
  const raw = parameters.texts.get('attached_media');
  if (raw === undefined) return [];
  const parsed = v.safeParse(AttachedMedia, raw);
  if (!parsed.success) throw invalidParameter('Param attached_media must be a list of media_fbid');
  const ids = parsed.output.map((each) => each.media_fbid);
  if (new Set(ids).size !== ids.length) throw invalidParameter('A photo is attached twice');
  return ids.map((id) => {
    const photo = state.photos.get(id);
    const gone = photo?.expiresAt !== undefined && photo.expiresAt <= now;
    if (photo?.page !== page.id || photo.post !== undefined || gone) {
      throw invalidParameter(`Cannot attach media ${id}: unknown, expired, used or not yours`);
    }
    return photo;
  });
}
