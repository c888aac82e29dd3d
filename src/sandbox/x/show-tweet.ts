import type { Wanted } from './read-wanted.ts';
import { showText } from './shown-text.ts';
import type { Tweet, XAccount, XMedium, XState } from './x-state.ts';

/** A Post object: default fields, and those that were asked for. Source: docs.x.com, "Data dictionary". */
export function showTweet(tweet: Tweet, wanted: Wanted, state: XState): Record<string, unknown> {
  const author = state.accounts.get(tweet.author);
  const media = mediaOf(tweet, state);
  const shown = shownTextOf(tweet, state);
  const parent = tweet.replyTo;
  const optional: Record<string, unknown> = {
    author_id: tweet.author,
    conversation_id: tweet.conversation,
    created_at: new Date(tweet.createdAt).toISOString(),
    reply_settings: 'everyone',
    possibly_sensitive: false,
    entities: shown.urls.length > 0 ? { urls: shown.urls } : undefined,
    attachments: media.length > 0 ? { media_keys: media.map((medium) => medium.key) } : undefined,
    in_reply_to_user_id: parent ? author?.id : undefined,
    referenced_tweets: parent ? [{ type: 'replied_to', id: parent }] : undefined,
  };
  const asked = Object.entries(optional).filter(
    ([name, value]) => value !== undefined && (wanted.tweet.has(name) || isImplied(name, wanted)),
  );
  return {
    id: tweet.id,
    text: shown.text,
    edit_history_tweet_ids: [tweet.id],
    ...Object.fromEntries(asked),
  };
}

/** The text as the API shows it, with `entities.urls` for the way back. */
export function shownTextOf(tweet: Tweet, state: XState) {
  const handle = state.accounts.get(tweet.author)?.handle ?? '';
  return showText(
    tweet.text,
    mediaOf(tweet, state).map(({ key }) => ({ key, tweetId: tweet.id, handle })),
  );
}

/** `includes`: what the expansions of these posts point to. */
export function showIncludes(
  tweets: readonly Tweet[],
  wanted: Wanted,
  state: XState,
  baseUrl: string,
): object | undefined {
  const media = wanted.expansions.has('attachments.media_keys')
    ? tweets.flatMap((tweet) => mediaOf(tweet, state)).map((m) => showMedium(m, wanted, baseUrl))
    : [];
  const authors = wanted.expansions.has('author_id') ? authorsOf(tweets, state) : [];
  const includes = {
    ...(media.length > 0 && { media }),
    ...(authors.length > 0 && { users: authors.map((author) => showUser(author, wanted)) }),
  };
  return Object.keys(includes).length > 0 ? includes : undefined;
}

/** A User object. */
export function showUser(account: XAccount, wanted: Wanted): Record<string, unknown> {
  const optional: Record<string, unknown> = {
    created_at: new Date(account.createdAt).toISOString(),
    protected: false,
    verified: false,
    description: '',
  };
  const asked = Object.entries(optional).filter(([name]) => wanted.user.has(name));
  return {
    id: account.id,
    name: account.name,
    username: account.handle,
    ...Object.fromEntries(asked),
  };
}

function showMedium(medium: XMedium, wanted: Wanted, baseUrl: string): Record<string, unknown> {
  const optional: Record<string, unknown> = {
    url: `${baseUrl}/media/${medium.id}`,
    width: medium.image?.facts.width,
    height: medium.image?.facts.height,
    alt_text: medium.alt,
  };
  const asked = Object.entries(optional).filter(
    ([name, value]) => value !== undefined && wanted.media.has(name),
  );
  return {
    media_key: medium.key,
    type: medium.category === 'tweet_gif' ? 'animated_gif' : 'photo',
    ...Object.fromEntries(asked),
  };
}

/** An expansion brings its own field along. */
function isImplied(name: string, wanted: Wanted): boolean {
  if (name === 'attachments') return wanted.expansions.has('attachments.media_keys');
  if (name === 'referenced_tweets') return wanted.expansions.has('referenced_tweets.id');
  return name !== 'entities' && wanted.expansions.has(name);
}

function mediaOf(tweet: Tweet, state: XState): XMedium[] {
  return tweet.media.flatMap((id) => state.media.get(id) ?? []);
}

function authorsOf(tweets: readonly Tweet[], state: XState): XAccount[] {
  return [...new Set(tweets.map((tweet) => tweet.author))].flatMap(
    (id) => state.accounts.get(id) ?? [],
  );
}
