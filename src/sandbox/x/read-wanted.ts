import { invalidRequest } from './problem.ts';

/** docs.x.com, "Fields": the names that a Post can be asked for in `tweet.fields`. */
const tweetFields = new Set(
  'article attachments author_id card_uri community_id context_annotations conversation_id created_at display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang non_public_metrics note_tweet organic_metrics possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings scopes source text withheld'.split(
    ' ',
  ),
);
const expansions = new Set(
  'attachments.media_keys attachments.poll_ids author_id edit_history_tweet_ids entities.mentions.username geo.place_id in_reply_to_user_id referenced_tweets.id referenced_tweets.id.author_id'.split(
    ' ',
  ),
);
const mediaFields = new Set(
  'alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url promoted_metrics public_metrics type url variants width'.split(
    ' ',
  ),
);
const userFields = new Set(
  'confirmed_email connection_status created_at description entities id is_identity_verified location most_recent_tweet_id name parody pinned_tweet_id profile_banner_url profile_image_url protected public_metrics receives_your_dm subscribes_to_you subscription_type url username verified verified_type withheld'.split(
    ' ',
  ),
);
const lists: Readonly<Record<string, ReadonlySet<string>>> = {
  'tweet.fields': tweetFields,
  expansions,
  'media.fields': mediaFields,
  'user.fields': userFields,
};

export interface Wanted {
  readonly tweet: ReadonlySet<string>;
  readonly expansions: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  readonly user: ReadonlySet<string>;
}

/** What shall be in the answer; any parameter not in `also` or not X's is refused. */
export function readWanted(query: URLSearchParams, also: readonly string[] = []): Wanted {
  const known = [...Object.keys(lists), ...also];
  for (const name of new Set(query.keys())) {
    if (!known.includes(name)) {
      throw invalidRequest(`The query parameter [${name}] is not one of [${known.join(',')}]`);
    }
    if (query.getAll(name).length > 1) throw invalidRequest(`[${name}] is given more than once`);
  }
  return {
    tweet: readList(query, 'tweet.fields'),
    expansions: readList(query, 'expansions'),
    media: readList(query, 'media.fields'),
    user: readList(query, 'user.fields'),
  };
}

function readList(query: URLSearchParams, name: string): ReadonlySet<string> {
  const raw = query.get(name);
  if (raw === null) return new Set();
  const items = raw.split(',');
  for (const item of items) {
    if (!lists[name]?.has(item)) {
      throw invalidRequest(`The \`${name}\` query parameter value [${item}] is not valid`, {
        [name]: [raw],
      });
    }
  }
  return new Set(items);
}
