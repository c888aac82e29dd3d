import twitterText from 'twitter-text';
import * as v from 'valibot';
import { forbidden, invalidRequest } from './problem.ts';
import type { Tweet, XAccount, XMedium, XState } from './x-state.ts';

const numericId = v.pipe(v.string(), v.regex(/^[0-9]{1,19}$/));

/** `CreatePostsRequest` of OpenAPI 2.167, less what a self-serve account of a public body cannot do. */
const Body = v.strictObject({
  text: v.optional(v.string()),
  media: v.optional(
    v.strictObject({ media_ids: v.pipe(v.array(numericId), v.minLength(1), v.maxLength(4)) }),
  ),
  reply: v.optional(v.strictObject({ in_reply_to_tweet_id: numericId })),
  reply_settings: v.optional(
    v.picklist(['following', 'mentionedUsers', 'subscribers', 'verified']),
  ),
  quote_tweet_id: v.optional(numericId),
  made_with_ai: v.optional(v.boolean()),
});
type Body = v.InferOutput<typeof Body>;

/** How long the same words are a duplicate; X does not say, reports speak of up to twelve hours. */
const duplicateWindowMs = 12 * 60 * 60_000;

/**
 * POST /2/tweets.
 * Source: docs.x.com, "Create Post"; facts.md, X.
 * @throws XRefusal 400 or 403 in X's words; nothing is then changed.
 */
export function createTweet(input: unknown, author: XAccount, state: XState, now: number): Tweet {
  const body = parseBody(input);
  const text = (body.text ?? '').trim();
  const media = body.media?.media_ids.map((id) => attachable(id, author, state, now)) ?? [];
  if (text === '' && media.length === 0) {
    throw invalidRequest('You must provide either `text` or `media`.', { text: [''] });
  }
  refuseBadText(text);
  refuseBadMedia(media);
  if (body.quote_tweet_id) {
    throw forbidden('Quoting a Post is not permitted with self-serve access.');
  }
  const parent = body.reply && replyParent(body.reply.in_reply_to_tweet_id, author, state);
  refuseDuplicate(text, author, state, now);
  const id = state.ids.next();
  const tweet: Tweet = {
    id,
    author: author.id,
    text,
    createdAt: now,
    media: media.map((medium) => medium.id),
    replyTo: parent?.id,
    conversation: parent?.conversation ?? id,
    deletedAt: undefined,
  };
  state.tweets.set(id, tweet);
  for (const medium of media) medium.attachedTo = id;
  return tweet;
}

function parseBody(input: unknown): Body {
  const parsed = v.safeParse(Body, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    throw invalidRequest(
      `$.${path}: is not defined in the schema and the schema does not allow additional properties`,
    );
  }
  throw invalidRequest(
    `$.${path}: ${issue.message}`,
    path ? { [path]: [String(issue.input)] } : {},
  );
}

function attachable(id: string, author: XAccount, state: XState, now: number): XMedium {
  const medium = state.media.get(id);
  const usable =
    medium?.owner === author.id &&
    medium.image !== undefined &&
    medium.attachedTo === undefined &&
    medium.expiresAt > now;
  if (!medium || !usable) {
    throw invalidRequest('Your media IDs are invalid.', { 'media.media_ids': [id] });
  }
  return medium;
}

function refuseBadText(text: string): void {
  const counted = twitterText.parseTweet(text);
  if (counted.weightedLength > 280) {
    throw forbidden('Your Tweet text is too long.');
  }
  if (text !== '' && twitterText.hasInvalidCharacters(text)) {
    throw invalidRequest('The text contains invalid characters.', { text: [text] });
  }
  if (twitterText.extractCashtags(text).length > 1) {
    throw forbidden('A Post may contain at most one cashtag with self-serve access.');
  }
}

/** Four photos or one animated GIF (docs.x.com, "Media best practices"). */
function refuseBadMedia(media: readonly XMedium[]): void {
  const ids = media.map((medium) => medium.id);
  if (new Set(ids).size !== ids.length) {
    throw invalidRequest('A media ID is given twice.', { 'media.media_ids': ids });
  }
  if (media.length > 1 && media.some((medium) => medium.category === 'tweet_gif')) {
    throw invalidRequest('You may attach up to 4 photos or 1 animated GIF.', {
      'media.media_ids': ids,
    });
  }
}

function replyParent(id: string, author: XAccount, state: XState): Tweet {
  const parent = state.tweet(id);
  if (!parent) {
    throw forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
  }
  if (parent.author !== author.id || author.replies === 'none') {
    throw forbidden(
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    );
  }
  return parent;
}

/** Deleted posts count too: X compares with what was sent, not with what is left (facts.md, X). */
function refuseDuplicate(text: string, author: XAccount, state: XState, now: number): void {
  const same = [...state.tweets.values()].some(
    (tweet) =>
      tweet.author === author.id &&
      tweet.text === text &&
      text !== '' &&
      now - tweet.createdAt < duplicateWindowMs,
  );
  if (same) throw forbidden('You are not allowed to create a Tweet with duplicate content.');
}
