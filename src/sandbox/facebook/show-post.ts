import { type FieldTree, parseFields, selectFields } from './fields.ts';
import {
  type GraphPage,
  type GraphPost,
  type GraphState,
  isPublic,
  messageAt,
  type Photo,
} from './graph-state.ts';

const postDefaults = parseFields('id,message,created_time');
const photoDefaults = parseFields('id,created_time');
const pageDefaults = parseFields('id,name');

export interface Showing {
  readonly state: GraphState;
  readonly baseUrl: string;
  readonly asOf: number;
  readonly fields: FieldTree | undefined;
}

/** A PagePost node. Names: PagePost.json of facebook-business-sdk-codegen. */
export function showPost(post: GraphPost, showing: Showing): Record<string, unknown> {
  const page = showing.state.pages.get(post.page);
  const photos = post.photos.flatMap((id) => showing.state.photos.get(id) ?? []);
  const published = isPublic(post, showing.asOf);
  const node = {
    id: post.id,
    message: messageAt(post, showing.asOf),
    created_time: graphTime(published && post.publishedAt ? post.publishedAt : post.createdAt),
    updated_time: graphTime(post.updatedAt),
    is_published: published,
    scheduled_publish_time:
      published || post.scheduledFor === undefined ? undefined : post.scheduledFor / 1000,
    is_hidden: false,
    is_expired: false,
    from: { name: page?.name, id: post.page },
    permalink_url: permalink(post.id),
    status_type: photos.length > 0 ? 'added_photos' : 'mobile_status_update',
    full_picture: photos[0] && mediaUrl(photos[0], showing.baseUrl),
    picture: photos[0] && mediaUrl(photos[0], showing.baseUrl),
    attachments: attachmentsOf(post, photos, showing.baseUrl),
    parent_id: undefined,
    promotable_id: post.id,
    story: undefined,
  };
  return selectFields(node, showing.fields ?? postDefaults, 'PagePost');
}

/** A Photo node, with its alternative text. */
export function showPhoto(photo: Photo, showing: Showing): Record<string, unknown> {
  const node = {
    id: photo.id,
    created_time: graphTime(photo.createdAt),
    alt_text: photo.alt,
    alt_text_custom: photo.alt,
    width: photo.facts.width,
    height: photo.facts.height,
    images: [imageOf(photo, showing.baseUrl)],
    link: photoLink(photo),
    name: undefined,
    picture: mediaUrl(photo, showing.baseUrl),
    page_story_id: photo.post,
    from: { name: showing.state.pages.get(photo.page)?.name, id: photo.page },
  };
  return selectFields(node, showing.fields ?? photoDefaults, 'Photo');
}

export function showPage(page: GraphPage, showing: Showing): Record<string, unknown> {
  const node = {
    id: page.id,
    name: page.name,
    link: `https://www.facebook.com/${page.id}`,
    about: undefined,
    website: undefined,
    category: 'Government organization',
    is_published: true,
  };
  return selectFields(node, showing.fields ?? pageDefaults, 'Page');
}

export function mediaUrl(photo: Photo, baseUrl: string): string {
  return `${baseUrl}/media/${photo.id}`;
}

export function permalink(postId: string): string {
  const [page, post] = postId.split('_');
  return `https://www.facebook.com/${page}/posts/${post}`;
}

/** One photo is the attachment itself; several are the subattachments of an album. */
function attachmentsOf(post: GraphPost, photos: readonly Photo[], baseUrl: string) {
  if (photos.length === 0) {
    return post.link === undefined
      ? undefined
      : { data: [{ type: 'share', url: post.link, target: { url: post.link } }] };
  }
  const shown = photos.map((photo) => ({
    type: 'photo',
    media: { image: { src: mediaUrl(photo, baseUrl), ...sizeOf(photo) } },
    target: { id: photo.id, url: photoLink(photo) },
    url: photoLink(photo),
  }));
  if (shown.length === 1) return { data: shown };
  const album = { type: 'album', media: shown[0]?.media, target: { id: post.id } };
  return { data: [{ ...album, url: permalink(post.id), subattachments: { data: shown } }] };
}

function imageOf(photo: Photo, baseUrl: string) {
  return { source: mediaUrl(photo, baseUrl), ...sizeOf(photo) };
}

function sizeOf(photo: Photo) {
  return { height: photo.facts.height, width: photo.facts.width };
}

function photoLink(photo: Photo): string {
  return `https://www.facebook.com/photo.php?fbid=${photo.id}`;
}

/** Graph writes `+0000`, not `Z`. */
function graphTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');
}
