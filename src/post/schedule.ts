import type { Instant, Post } from './post.ts';

type Times = Pick<Post, 'publishAt' | 'latestAt'>;

/**
 * When a post is to be published: at its own time, or as soon as it is merged.
 * A time that was past at the merge stays: the post is then late by its own
 * words, and `latestOf` says whether too late. Nothing slides after the event.
 */
export function dueAt(post: Times, mergedAt: Instant): Instant {
  return post.publishAt?.value ?? mergedAt;
}

/** After this instant a post is held, not sent. `defaultMinutes` is the policy's, where the post names no time. */
export function latestOf(post: Times, due: Instant, defaultMinutes: number): Instant {
  return post.latestAt?.value ?? ((due + defaultMinutes * 60_000) as Instant);
}
