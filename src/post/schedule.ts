import type { Instant, Located, Post } from './post.ts';

type Times = Pick<Post, 'publishAt' | 'latestAt' | 'embargoUntil'>;

/**
 * When a post is to be published: at its own time, or as soon as it is merged
 * and its embargo is over. A post with a time before its embargo has a fault of form.
 * A time that was past at the merge stays: the post is then late by its own
 * words, and `latestOf` says whether too late. Nothing slides after the event.
 */
export function dueAt(post: Times, mergedAt: Instant): Instant {
  const given = givenTime(post)?.value;
  if (given === undefined) return mergedAt;
  return post.publishAt ? given : (Math.max(given, mergedAt) as Instant);
}

/** The time that the post itself gives for its publication. */
export function givenTime(post: Times): Located<Instant> | undefined {
  return post.publishAt ?? post.embargoUntil;
}

/** After this instant a post is held, not sent. `defaultMinutes` is the policy's, where the post names no time. */
export function latestOf(post: Times, due: Instant, defaultMinutes: number): Instant {
  return post.latestAt?.value ?? ((due + defaultMinutes * 60_000) as Instant);
}
