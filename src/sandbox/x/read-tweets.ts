import { notFound } from './problem.ts';
import { pageToken, type TimelineQuery } from './read-timeline-query.ts';
import type { Wanted } from './read-wanted.ts';
import { showIncludes, showTweet } from './show-tweet.ts';
import type { Tweet, XState } from './x-state.ts';

interface Reading {
  readonly state: XState;
  readonly wanted: Wanted;
  /** The state of this moment is shown. */
  readonly asOf: number;
  readonly baseUrl: string;
}

/** The timeline endpoint reaches back 3,200 posts (docs.x.com, "Timelines"). */
const reach = 3200;

/** GET /2/tweets/:id. A post that is not there is a 200 with `errors`, as at X. */
export function readTweet(id: string, reading: Reading): object {
  const tweet = reading.state.tweet(id, reading.asOf);
  if (!tweet) return { errors: [notFound({ resource: 'tweet', parameter: 'id', value: id })] };
  return {
    data: showTweet(tweet, reading.wanted, reading.state),
    ...including([tweet], reading),
  };
}

/** GET /2/users/:id/tweets, newest first. */
export function readTimeline(userId: string, query: TimelineQuery, reading: Reading): object {
  const { state, wanted, asOf } = reading;
  if (!state.accounts.has(userId)) {
    return { errors: [notFound({ resource: 'user', parameter: 'id', value: userId })] };
  }
  const all = state.timeline(userId, asOf).slice(0, reach);
  const matching = all.filter((tweet) => isWithin(tweet, query));
  const page = matching.slice(query.offset, query.offset + query.max);
  const end = query.offset + page.length;
  const meta = {
    result_count: page.length,
    ...(page.length > 0 && { newest_id: page[0]?.id, oldest_id: page.at(-1)?.id }),
    ...(end < matching.length && { next_token: pageToken(end) }),
    ...(query.offset > 0 && { previous_token: pageToken(Math.max(0, query.offset - query.max)) }),
  };
  if (page.length === 0) return { meta };
  return {
    data: page.map((tweet) => showTweet(tweet, wanted, state)),
    ...including(page, reading),
    meta,
  };
}

function isWithin(tweet: Tweet, query: TimelineQuery): boolean {
  const id = BigInt(tweet.id);
  if (query.sinceId !== undefined && id <= query.sinceId) return false;
  if (query.untilId !== undefined && id >= query.untilId) return false;
  if (query.withoutReplies && tweet.replyTo !== undefined) return false;
  return tweet.createdAt >= query.start && tweet.createdAt < query.end;
}

function including(tweets: readonly Tweet[], reading: Reading): object {
  const includes = showIncludes(tweets, reading.wanted, reading.state, reading.baseUrl);
  return includes ? { includes } : {};
}
