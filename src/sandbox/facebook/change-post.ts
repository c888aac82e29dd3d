import { createHash } from 'node:crypto';
import { readMessage } from './create-post.ts';
import { invalidParameter } from './graph-error.ts';
import type { GraphPost, GraphState } from './graph-state.ts';
import { type Parameters, readBoolean, refuseUnknown } from './parameters.ts';
import { release } from './publish-post.ts';
import { readScheduledTime } from './scheduled-time.ts';

const known = ['is_published', 'message', 'scheduled_publish_time'] as const;

/**
 * POST /:postId: makes a kept post public, puts it on the timetable or moves it there, or edits its text.
 * Source: developers.facebook.com, "Pages API, Posts", update a post.
 */
export function changePost(
  parameters: Parameters,
  post: GraphPost,
  state: GraphState,
  now: number,
): object {
  refuseUnknown(parameters, known);
  const publish = readBoolean(parameters, 'is_published');
  const message = readMessage(parameters);
  const scheduledFor = readScheduledTime(parameters, now);
  if (publish === undefined && message === undefined && scheduledFor === undefined) {
    throw invalidParameter(
      'At least one of is_published, message, scheduled_publish_time is required',
    );
  }
  if (scheduledFor !== undefined && (publish || post.publishedAt !== undefined)) {
    throw invalidParameter('A published post cannot be scheduled');
  }
  if (publish === false && post.publishedAt !== undefined) {
    throw invalidParameter('A published post cannot be unpublished');
  }
  if (message === '' && post.photos.length === 0 && post.link === undefined) {
    throw invalidParameter('The post would be empty');
  }
  const before = post.message;
  post.message = message ?? before;
  const isEdit = post.publishedAt !== undefined && post.message !== before;
  try {
    if (publish) release(post, state, now);
  } catch (error) {
    post.message = before;
    throw error;
  }
  if (isEdit) post.earlier.push({ message: before, until: now });
  post.scheduledFor = scheduledFor ?? post.scheduledFor;
  if (message !== undefined || scheduledFor !== undefined) post.updatedAt = now;
  return { success: true };
}

/** DELETE /:postId. */
export function deletePost(parameters: Parameters, post: GraphPost, now: number): object {
  refuseUnknown(parameters, []);
  post.deletedAt = now;
  return { success: true };
}

/** Opaque to clients. */
export function cursorOf(post: GraphPost): string {
  return `QVFI${createHash('sha256').update(post.id).digest('base64url').slice(0, 32)}`;
}
