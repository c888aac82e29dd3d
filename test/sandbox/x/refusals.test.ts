import { describe, expect, it } from 'vitest';
import {
  gifImage,
  type Json,
  pngImage,
  program,
  sendX,
  uploadX,
  useSandbox,
  type XAccount,
  type XRequest,
} from '../support.ts';

const sandbox = useSandbox();

interface Case {
  readonly refused: string;
  readonly status: number;
  /** Part of `detail`, or of the first error's message. */
  readonly says: string;
  /** The vendor's page, or the section of facts.md, that says so. */
  readonly because: string;
  make(account: XAccount): Promise<XRequest> | XRequest;
}

const createPost = 'docs.x.com/x-api/posts/create-post (OpenAPI 2.167, CreatePostsRequest)';
const facts = 'facts.md, X';
const practice = 'docs.x.com/x-api/media/quickstart/best-practices';
const upload = 'docs.x.com/x-api/media/media-upload (OpenAPI 2.167)';
const timeline = 'docs.x.com/x-api/users/get-posts (OpenAPI 2.167, getUsersPosts)';
const fieldsPage = 'docs.x.com/x-api/fundamentals/fields';

const tweet = (body: unknown): XRequest => ({ method: 'POST', path: '/2/tweets', body });
const post = (path: string, body: unknown): XRequest => ({ method: 'POST', path, body });

const tweets: Case[] = [
  {
    refused: 'a key that the schema does not have',
    status: 400,
    says: 'is not defined in the schema',
    because: createPost,
    make: () => tweet({ text: 'a', publish_at: '2026-12-01' }),
  },
  {
    refused: 'a misspelt key inside media',
    status: 400,
    says: '$.media.media_ids',
    because: createPost,
    make: () => tweet({ text: 'a', media: { mediaIds: ['1'] } }),
  },
  {
    refused: 'an empty post',
    status: 400,
    says: 'either `text` or `media`',
    because: createPost,
    make: () => tweet({}),
  },
  {
    refused: 'nothing but white space',
    status: 400,
    says: 'either `text` or `media`',
    because: createPost,
    make: () => tweet({ text: ' \n　' }),
  },
  {
    refused: 'a number as text',
    status: 400,
    says: '$.text',
    because: createPost,
    make: () => tweet({ text: 1 }),
  },
  {
    refused: '141 kana: each weighs two',
    status: 403,
    says: 'too long',
    because: `${facts}: 280 weighted; kana weigh 2`,
    make: () => tweet({ text: 'あ'.repeat(141) }),
  },
  {
    refused: 'a URL that makes 281',
    status: 403,
    says: 'too long',
    because: `${facts}: a URL weighs 23`,
    make: () => tweet({ text: `${'a'.repeat(257)} https://a.jp/` }),
  },
  {
    refused: 'a control character that X cannot show',
    status: 400,
    says: 'invalid characters',
    because: 'github.com/twitter/twitter-text (conformance, validate)',
    make: () => tweet({ text: 'a\ufffeb' }),
  },
  {
    refused: 'two cashtags',
    status: 403,
    says: 'cashtag',
    because: `${facts}: one cashtag`,
    make: () => tweet({ text: '$AAPL $MSFT' }),
  },
  {
    refused: 'a quote post',
    status: 403,
    says: 'Quoting',
    because: `${facts}: self-serve access, no quote posts`,
    make: () => tweet({ text: 'a', quote_tweet_id: '20' }),
  },
  {
    refused: 'a reply to nothing',
    status: 403,
    says: 'deleted or not visible',
    because: createPost,
    make: () => tweet({ text: 'a', reply: { in_reply_to_tweet_id: '20' } }),
  },
  {
    refused: "a reply to another account's post",
    status: 403,
    says: 'have not been mentioned',
    because: `${facts}: replies only when summoned`,
    make: async () => {
      const other = await sandbox.openAccount();
      const { body } = await sendX(sandbox, other, tweet({ text: 'b' }));
      return tweet({ text: 'a', reply: { in_reply_to_tweet_id: body.data.id } });
    },
  },
  {
    refused: 'the same words again',
    status: 403,
    says: 'You are not allowed to create a Tweet with duplicate content.',
    because: `${facts}: Duplicate`,
    make: async (account) => {
      await sendX(sandbox, account, tweet({ text: '同じ' }));
      return tweet({ text: '同じ' });
    },
  },
  {
    refused: 'the same words after deleting them',
    status: 403,
    says: 'duplicate content',
    because: `${facts}: also after deleting an identical post`,
    make: async (account) => {
      const { body } = await sendX(sandbox, account, tweet({ text: '同じ' }));
      const path = `/2/tweets/${body.data.id}`;
      await sendX(sandbox, account, { method: 'DELETE', path });
      return tweet({ text: '同じ' });
    },
  },
  {
    refused: 'five pictures',
    status: 400,
    says: 'media_ids',
    because: practice,
    make: () => tweet({ media: { media_ids: ['1', '2', '3', '4', '5'] } }),
  },
  {
    refused: 'no picture in a list of pictures',
    status: 400,
    says: 'media_ids',
    because: createPost,
    make: () => tweet({ text: 'a', media: { media_ids: [] } }),
  },
  {
    refused: 'one picture twice',
    status: 400,
    says: 'twice',
    because: createPost,
    make: async (account) => {
      const id = await uploadX(sandbox, account);
      return tweet({ media: { media_ids: [id, id] } });
    },
  },
  {
    refused: 'an animated GIF with a photo',
    status: 400,
    says: '1 animated GIF',
    because: practice,
    make: async (account) => {
      const ids = [
        await uploadX(sandbox, account, gifImage(), 'image/gif'),
        await uploadX(sandbox, account),
      ];
      return tweet({ media: { media_ids: ids } });
    },
  },
  {
    refused: "another account's picture",
    status: 400,
    says: 'Your media IDs are invalid.',
    because: 'docs.x.com/x-api/media/media-upload (additional_owners)',
    make: async () => {
      const id = await uploadX(sandbox, await sandbox.openAccount());
      return tweet({ media: { media_ids: [id] } });
    },
  },
  {
    refused: 'a picture that another post has',
    status: 400,
    says: 'Your media IDs are invalid.',
    because: upload,
    make: async (account) => {
      const id = await uploadX(sandbox, account);
      await sendX(sandbox, account, tweet({ text: 'a', media: { media_ids: [id] } }));
      return tweet({ text: 'b', media: { media_ids: [id] } });
    },
  },
  {
    refused: 'a picture that was not finalised',
    status: 400,
    says: 'Your media IDs are invalid.',
    because: 'docs.x.com/x-api/media/quickstart/media-upload-chunked',
    make: async (account) => tweet({ media: { media_ids: [await begin(account)] } }),
  },
  {
    refused: 'a body that is no JSON',
    status: 400,
    says: 'not JSON',
    because: createPost,
    make: () => ({
      method: 'POST',
      path: '/2/tweets',
      raw: { type: 'application/json', bytes: '{' },
    }),
  },
  {
    refused: 'a form instead of JSON',
    status: 415,
    says: 'application/json',
    because: createPost,
    make: () => ({
      method: 'POST',
      path: '/2/tweets',
      raw: { type: 'text/plain', bytes: '{"text":"a"}' },
    }),
  },
];

const deletions: Case[] = [
  {
    refused: 'an id that is none',
    status: 400,
    says: 'not valid',
    because: 'OpenAPI 2.167, PostId',
    make: () => ({ method: 'DELETE', path: '/2/tweets/abc' }),
  },
  {
    refused: 'a post that does not exist',
    status: 404,
    says: 'no such Post',
    because: 'docs.x.com/x-api/fundamentals/response-codes-and-errors',
    make: () => ({ method: 'DELETE', path: '/2/tweets/20' }),
  },
  {
    refused: "another account's post",
    status: 403,
    says: 'not authorized to delete',
    because: 'docs.x.com/x-api/posts/delete-post',
    make: async () => {
      const other = await sandbox.openAccount();
      const { body } = await sendX(sandbox, other, tweet({ text: 'b' }));
      return { method: 'DELETE', path: `/2/tweets/${body.data.id}` };
    },
  },
];

const readings: Case[] = [
  ...(
    [
      ['max_results', '4', 'between 5 and 100', timeline],
      ['max_results', '101', 'between 5 and 100', timeline],
      ['max_results', '１０', 'between 5 and 100', timeline],
      ['since_id', 'x', 'is no ID', timeline],
      ['start_time', '2026-12-01', 'not a valid time', timeline],
      ['start_time', '2026-13-01T00:00:00Z', 'not a valid time', timeline],
      ['start_time', '2010-01-01T00:00:00Z', 'not a valid time', timeline],
      ['pagination_token', 'xyz', 'Invalid pagination token', timeline],
      ['exclude', 'likes', 'not valid', timeline],
      ['tweet.fields', 'text,nonsense', 'not valid', fieldsPage],
      ['expansions', 'attachments', 'not valid', fieldsPage],
      ['media.fields', 'alt', 'not valid', fieldsPage],
      ['limit', '10', 'is not one of', timeline],
    ] as const
  ).map(([name, value, says, because]) => ({
    refused: `${name}=${value}`,
    status: 400,
    says,
    because,
    make: (account: XAccount) => ({
      method: 'GET',
      path: `/2/users/${account.id}/tweets`,
      query: { [name]: value },
    }),
  })),
  {
    refused: 'a window that ends before it begins',
    status: 400,
    says: 'earlier than end_time',
    because: timeline,
    make: (account) => ({
      method: 'GET',
      path: `/2/users/${account.id}/tweets`,
      query: { start_time: '2026-12-02T00:00:00Z', end_time: '2026-12-01T00:00:00Z' },
    }),
  },
  {
    refused: 'an unknown field of a post',
    status: 400,
    says: 'not valid',
    because: fieldsPage,
    make: () => ({ method: 'GET', path: '/2/tweets/20', query: { 'tweet.fields': 'likes' } }),
  },
  {
    refused: 'an unknown field of a user',
    status: 400,
    says: 'not valid',
    because: fieldsPage,
    make: () => ({ method: 'GET', path: '/2/users/me', query: { 'user.fields': 'mail' } }),
  },
  {
    refused: 'an endpoint that does not exist',
    status: 404,
    says: 'Not Found',
    because: 'docs.x.com/x-api/fundamentals/response-codes-and-errors',
    make: () => ({ method: 'GET', path: '/1.1/statuses/update.json' }),
  },
];

const initialize = '/2/media/upload/initialize';
const uploads: Case[] = [
  {
    refused: 'a type that is no image',
    status: 400,
    says: 'media_type',
    because: practice,
    make: () => post(initialize, { media_type: 'application/pdf', total_bytes: 10 }),
  },
  {
    refused: 'a photo over 5 MB',
    status: 400,
    says: 'larger',
    because: practice,
    make: () => post(initialize, { media_type: 'image/png', total_bytes: 5 * 1024 * 1024 + 1 }),
  },
  {
    refused: 'an animated GIF over 15 MB',
    status: 400,
    says: 'larger',
    because: practice,
    make: () => post(initialize, { media_type: 'image/gif', total_bytes: 15 * 1024 * 1024 + 1 }),
  },
  {
    refused: 'no bytes at all',
    status: 400,
    says: 'total_bytes',
    because: upload,
    make: () => post(initialize, { media_type: 'image/png', total_bytes: 0 }),
  },
  {
    refused: 'a PNG as an animated GIF',
    status: 400,
    says: 'category',
    because: practice,
    make: () =>
      post(initialize, { media_type: 'image/png', total_bytes: 9, media_category: 'tweet_gif' }),
  },
  {
    refused: 'media for a direct message',
    status: 400,
    says: 'media_category',
    because: practice,
    make: () =>
      post(initialize, { media_type: 'image/png', total_bytes: 9, media_category: 'dm_image' }),
  },
  {
    refused: 'a key that the schema does not have',
    status: 400,
    says: '$.',
    because: upload,
    make: () => post(initialize, { media_type: 'image/png', total_bytes: 9, name: 'a.png' }),
  },
  {
    refused: 'a segment of an unknown upload',
    status: 400,
    says: 'unknown',
    because: upload,
    make: () => segment('20', 0, pngImage()),
  },
  {
    refused: "a segment of another account's upload",
    status: 400,
    says: 'not yours',
    because: upload,
    make: async () => segment(await begin(await sandbox.openAccount()), 0, pngImage()),
  },
  {
    refused: 'a segment twice',
    status: 400,
    says: 'segment index',
    because: upload,
    make: async (account) => {
      const id = await begin(account);
      const first = segment(id, 0, pngImage().slice(0, 10));
      await sendX(sandbox, account, first);
      return first;
    },
  },
  {
    refused: 'segment 1000',
    status: 400,
    says: 'segment index',
    because: 'OpenAPI 2.167, AppendMediaUploadRequest',
    make: async (account) => segment(await begin(account), 1000, pngImage()),
  },
  {
    refused: 'more bytes than announced',
    status: 413,
    says: 'larger than announced',
    because: upload,
    make: async (account) => segment(await begin(account, 5), 0, pngImage()),
  },
  {
    refused: 'an empty segment',
    status: 400,
    says: '',
    because: upload,
    make: async (account) => segment(await begin(account), 0, new Uint8Array()),
  },
  {
    refused: 'fewer bytes than announced',
    status: 400,
    says: 'not the announced ones',
    because: upload,
    make: async (account) => finalise(await begin(account)),
  },
  {
    refused: 'a program with the name of an image',
    status: 400,
    says: 'does not fit the bytes',
    because: practice,
    make: async (account) => {
      const id = await begin(account, program().length);
      await sendX(sandbox, account, segment(id, 0, program()));
      return finalise(id);
    },
  },
  {
    refused: 'a GIF announced as PNG',
    status: 400,
    says: 'does not fit the bytes',
    because: practice,
    make: async (account) => {
      const id = await begin(account, gifImage().length);
      await sendX(sandbox, account, segment(id, 0, gifImage()));
      return finalise(id);
    },
  },
];

const metadata = '/2/media/metadata';
const alt = (id: string, text: string) => post(metadata, { id, metadata: { alt_text: { text } } });
const descriptions: Case[] = [
  {
    refused: 'alt text of 1,001 characters',
    status: 400,
    says: '1000',
    because: `${facts}: alt text 1,000`,
    make: async (account) => alt(await uploadX(sandbox, account), 'あ'.repeat(1001)),
  },
  {
    refused: 'empty alt text',
    status: 400,
    says: 'alt_text',
    because: 'OpenAPI 2.167, CreateMediaMetadataRequest',
    make: async (account) => alt(await uploadX(sandbox, account), ''),
  },
  {
    refused: 'alt text at the wrong place, as in API v1.1',
    status: 400,
    says: '$.',
    because: 'OpenAPI 2.167, CreateMediaMetadataRequest',
    make: async (account) =>
      post(metadata, { media_id: await uploadX(sandbox, account), alt_text: { text: 'a' } }),
  },
  {
    refused: "alt text for another account's picture",
    status: 400,
    says: 'Your media IDs are invalid.',
    because: upload,
    make: async () => alt(await uploadX(sandbox, await sandbox.openAccount()), 'a'),
  },
  {
    refused: 'alt text after the post',
    status: 400,
    says: 'already part of a Post',
    because: 'docs.x.com/x-api/media/media-metadata-create',
    make: async (account) => {
      const id = await uploadX(sandbox, account);
      await sendX(sandbox, account, tweet({ text: 'a', media: { media_ids: [id] } }));
      return alt(id, 'a');
    },
  },
];

describe.each([
  ['POST /2/tweets', tweets],
  ['DELETE /2/tweets/:id', deletions],
  ['reading', readings],
  ['uploading', uploads],
  ['POST /2/media/metadata', descriptions],
])('%s refuses', (_, cases) => {
  it.each(cases)('$refused ($because)', async ({ status, says, make }) => {
    const account = await sandbox.openAccount();
    const request = await make(account);
    const before = await published(account);
    const answer = await sendX(sandbox, account, request);
    expect(answer.status).toBe(status);
    expect(answer.type).toContain('application/problem+json');
    expect(wordsOf(answer.body)).toContain(says);
    expect(await published(account)).toEqual(before);
  });
});

describe('X lets pass', () => {
  it('exactly 280 weighted', async () => {
    const account = await sandbox.openAccount();
    const answer = await sendX(sandbox, account, tweet({ text: 'あ'.repeat(140) }));
    expect(answer.status).toBe(201);
  });

  it('a thread of one’s own, unless the account is set otherwise', async () => {
    const account = await sandbox.openAccount();
    const first = await sendX(sandbox, account, tweet({ text: '1' }));
    const reply = { in_reply_to_tweet_id: first.body.data.id };
    expect((await sendX(sandbox, account, tweet({ text: '2', reply }))).status).toBe(201);
    expect((await published(account)).posts[0].replyTo).toBe(first.body.data.id);

    const strict = await sandbox.openAccount({ replies: 'none' });
    const own = await sendX(sandbox, strict, tweet({ text: '1' }));
    const answer = { in_reply_to_tweet_id: own.body.data.id };
    expect((await sendX(sandbox, strict, tweet({ text: '2', reply: answer }))).status).toBe(403);
  });
});

async function begin(account: XAccount, totalBytes = pngImage().length): Promise<string> {
  const order = { media_type: 'image/png', total_bytes: totalBytes };
  return (await sendX(sandbox, account, post(initialize, order))).body.data.id;
}

function segment(id: string, index: number, bytes: Uint8Array): XRequest {
  const media = Buffer.from(bytes).toString('base64');
  return post(`/2/media/upload/${id}/append`, { media, segment_index: index });
}

function finalise(id: string): XRequest {
  return { method: 'POST', path: `/2/media/upload/${id}/finalize` };
}

function published(account: XAccount): Promise<Json> {
  return sandbox.json(`/timeline/x/${account.handle}.json`);
}

function wordsOf(problem: Json): string {
  return [problem.detail, ...(problem.errors ?? []).map((each: Json) => each.message)].join(' ');
}
