import { describe, expect, it } from 'vitest';
import {
  type FacebookPage,
  type GraphRequest,
  type Json,
  pngImage,
  program,
  sendGraph,
  uploadPhoto,
  useSandbox,
} from '../support.ts';

const sandbox = useSandbox();

interface Case {
  readonly refused: string;
  readonly code: number;
  readonly says: string;
  readonly subcode?: number;
  /** The vendor's page, or the section of facts.md, that says so. */
  readonly because: string;
  make(page: FacebookPage): Promise<GraphRequest> | GraphRequest;
}

const posts = 'developers.facebook.com/docs/pages-api/posts';
const photosPage = 'developers.facebook.com/docs/graph-api/reference/page/photos';
const uploads = 'developers.facebook.com/docs/graph-api/photo-uploads';
const errors = 'developers.facebook.com/docs/graph-api/guides/error-handling';
const secure = 'developers.facebook.com/docs/graph-api/guides/secure-requests';
const facts = 'facts.md, Facebook';
const codegen = 'facebook-business-sdk-codegen, Page.json';

const inSeconds = (seconds: number) => ({
  scheduled_publish_time: Math.floor(sandbox.now() / 1000) + seconds,
});

const feed = (page: FacebookPage, body: object): GraphRequest => ({
  method: 'POST',
  path: `/v24.0/${page.id}/feed`,
  body,
});

const photo = (page: FacebookPage, fields: Record<string, string | Blob>): GraphRequest => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, 'poster.png');
  }
  return { method: 'POST', path: `/v24.0/${page.id}/photos`, form };
};
const picture = () => new Blob([pngImage()]);

async function draft(page: FacebookPage, message: string): Promise<string> {
  const { body } = await sendGraph(sandbox, page, feed(page, { message, published: false }));
  return body.id;
}

const access: Case[] = [
  {
    refused: 'no token',
    code: 104,
    says: 'access token is required',
    because: errors,
    make: () => ({ method: 'GET', path: '/v24.0/me', query: { access_token: '' } }),
  },
  {
    refused: 'an unknown token',
    code: 190,
    says: 'Invalid OAuth access token',
    because: errors,
    make: () => ({ method: 'GET', path: '/v24.0/me', query: { access_token: 'sandbox-x' } }),
  },
  {
    refused: 'a token that was revoked',
    code: 190,
    says: 'Invalid OAuth access token',
    because: errors,
    make: async (page) => {
      await sandbox.control('POST', `/facebook/pages/${page.id}/revoke`);
      return { method: 'GET', path: '/v24.0/me' };
    },
  },
  {
    refused: 'two tokens that differ',
    code: 190,
    says: 'Two different',
    because: errors,
    make: () => ({ method: 'GET', path: '/v24.0/me', headers: { authorization: 'Bearer other' } }),
  },
  {
    refused: 'an Authorization header of another kind',
    code: 190,
    says: 'Malformed',
    because: errors,
    make: (page) => ({
      method: 'GET',
      path: '/v24.0/me',
      query: { access_token: '' },
      headers: { authorization: `Basic ${page.pageToken}` },
    }),
  },
  {
    refused: 'a missing appsecret_proof',
    code: 100,
    says: 'require an appsecret_proof',
    because: secure,
    make: () => ({ method: 'GET', path: '/v24.0/me', query: { appsecret_proof: '' } }),
  },
  {
    refused: 'a wrong appsecret_proof',
    code: 100,
    says: 'Invalid appsecret_proof',
    because: secure,
    make: () => ({
      method: 'GET',
      path: '/v24.0/me',
      query: { appsecret_proof: '0'.repeat(64) },
    }),
  },
  {
    refused: "another page's feed",
    code: 100,
    subcode: 33,
    says: 'Unsupported post request',
    because: errors,
    make: async () => feed(await sandbox.openPage(), { message: 'a' }),
  },
  {
    refused: 'a version that does not exist',
    code: 2500,
    says: 'Unknown path components',
    because: 'developers.facebook.com/docs/graph-api/guides/versioning',
    make: (page) => ({ method: 'POST', path: `/v99.0/${page.id}/feed`, body: { message: 'a' } }),
  },
  {
    refused: 'an edge that does not exist',
    code: 2500,
    says: 'Unknown path components',
    because: errors,
    make: (page) => ({ method: 'POST', path: `/v24.0/${page.id}/feeds`, body: { message: 'a' } }),
  },
];

const feeds: Case[] = [
  {
    refused: 'an empty post',
    code: 100,
    subcode: 1349125,
    says: 'Missing message or attachment',
    because: posts,
    make: (page) => feed(page, {}),
  },
  {
    refused: 'a misspelt parameter',
    code: 100,
    says: 'mesage',
    because: codegen,
    make: (page) => feed(page, { message: 'a', mesage: 'b' }),
  },
  {
    refused: '63,207 characters',
    code: 100,
    says: '63206',
    because: `${facts}: 63,206 characters`,
    make: (page) => feed(page, { message: 'あ'.repeat(63_207) }),
  },
  {
    refused: 'the very last words again',
    code: 506,
    says: 'Duplicate status message',
    because: `${facts}: 506 duplicate only when consecutive`,
    make: async (page) => {
      await sendGraph(sandbox, page, feed(page, { message: '同じ' }));
      return feed(page, { message: '同じ' });
    },
  },
  {
    refused: 'a link that is no web address',
    code: 1609005,
    says: '1609005',
    because: `${facts}: 1609005 bad link`,
    make: (page) => feed(page, { message: 'a', link: 'javascript:alert(1)' }),
  },
  {
    refused: 'a link without a real host',
    code: 1609005,
    says: '1609005',
    because: `${facts}: 1609005 bad link`,
    make: (page) => feed(page, { message: 'a', link: 'https://localhost/' }),
  },
  {
    refused: 'published=maybe',
    code: 100,
    says: 'must be a boolean',
    because: codegen,
    make: (page) => feed(page, { message: 'a', published: 'maybe' }),
  },
  {
    refused: 'a kind of unpublished content for a published post',
    code: 100,
    says: 'unpublished_content_type',
    because: codegen,
    make: (page) => feed(page, { message: 'a', unpublished_content_type: 'DRAFT' }),
  },
  {
    refused: 'an unknown photo',
    code: 100,
    says: 'Cannot attach media',
    because: uploads,
    make: (page) => feed(page, { message: 'a', attached_media: [{ media_fbid: '1' }] }),
  },
  {
    refused: "another page's photo",
    code: 100,
    says: 'not yours',
    because: uploads,
    make: async (page) => {
      const id = await uploadPhoto(sandbox, await sandbox.openPage());
      return feed(page, { message: 'a', attached_media: [{ media_fbid: id }] });
    },
  },
  {
    refused: 'one photo twice',
    code: 100,
    says: 'attached twice',
    because: uploads,
    make: async (page) => {
      const id = await uploadPhoto(sandbox, page);
      return feed(page, { attached_media: [{ media_fbid: id }, { media_fbid: id }] });
    },
  },
  {
    refused: 'a photo that another post has',
    code: 100,
    says: 'used',
    because: uploads,
    make: async (page) => {
      const attached_media = [{ media_fbid: await uploadPhoto(sandbox, page) }];
      await sendGraph(sandbox, page, feed(page, { message: 'a', attached_media }));
      return feed(page, { message: 'b', attached_media });
    },
  },
  {
    refused: 'attached_media of another shape',
    code: 100,
    says: 'attached_media',
    because: uploads,
    make: (page) => feed(page, { message: 'a', attached_media: ['1'] }),
  },
];

const photos: Case[] = [
  {
    refused: 'no file',
    code: 324,
    says: 'Requires upload file',
    because: photosPage,
    make: (page) => photo(page, { published: 'false' }),
  },
  {
    refused: 'an empty file',
    code: 324,
    says: 'Requires upload file',
    because: `${facts}: its own file upload sends an empty body`,
    make: (page) => photo(page, { source: new Blob([]), published: 'false' }),
  },
  {
    refused: 'a program with the name of an image',
    code: 100,
    subcode: 1366046,
    says: 'Invalid parameter',
    because: uploads,
    make: (page) => photo(page, { source: new Blob([program()]), published: 'false' }),
  },
  {
    refused: 'a file over 4 MB',
    code: 100,
    subcode: 1366046,
    says: 'Invalid parameter',
    because: uploads,
    make: (page) =>
      photo(page, { source: new Blob([pngImage(8, 6, 4 * 1024 * 1024)]), published: 'false' }),
  },
  {
    refused: 'the name of the alt text in the documents of Ads',
    code: 100,
    says: 'alt_text',
    because: codegen,
    make: (page) => photo(page, { source: picture(), published: 'false', alt_text: 'a' }),
  },
  {
    refused: 'empty alt text',
    code: 100,
    says: 'alt_text_custom',
    because: photosPage,
    make: (page) => photo(page, { source: picture(), published: 'false', alt_text_custom: '' }),
  },
  {
    refused: 'a temporary photo that is published',
    code: 100,
    says: 'temporary',
    because: photosPage,
    make: (page) => photo(page, { source: picture(), temporary: 'true' }),
  },
  {
    refused: 'a picture from an address: there is no outside',
    code: 100,
    says: 'url',
    because: 'design.md, The sandbox',
    make: (page) => photo(page, { url: 'https://www.facebook.com/images/fb_icon_325x325.png' }),
  },
];

const nodes: Case[] = [
  {
    refused: 'to replace the text of what does not exist',
    code: 100,
    subcode: 33,
    says: 'Unsupported post request',
    because: errors,
    make: (page) => ({ method: 'POST', path: `/v24.0/${page.id}_1`, body: { message: '訂正' } }),
  },
  {
    refused: "to replace the text of another page's public post",
    code: 100,
    subcode: 33,
    says: 'Unsupported post request',
    because: errors,
    make: async () => {
      const other = await sandbox.openPage();
      const { body } = await sendGraph(sandbox, other, feed(other, { message: 'a' }));
      return { method: 'POST', path: `/v24.0/${body.id}`, body: { message: '訂正' } };
    },
  },
  {
    refused: 'to replace the text of a deleted post',
    code: 100,
    subcode: 33,
    says: 'Unsupported post request',
    because: errors,
    make: async (page) => {
      const { body } = await sendGraph(sandbox, page, feed(page, { message: 'a' }));
      const path = `/v24.0/${body.id}`;
      await sendGraph(sandbox, page, { method: 'DELETE', path });
      return { method: 'POST', path, body: { message: '訂正' } };
    },
  },
  {
    refused: 'to replace the text of a public post by nothing',
    code: 100,
    says: 'would be empty',
    because: posts,
    make: async (page) => {
      const { body } = await sendGraph(sandbox, page, feed(page, { message: 'a' }));
      return { method: 'POST', path: `/v24.0/${body.id}`, body: { message: '' } };
    },
  },
  {
    refused: 'nothing to change',
    code: 100,
    says: 'At least one',
    because: posts,
    make: async (page) => ({
      method: 'POST',
      path: `/v24.0/${await draft(page, 'a')}`,
      body: {},
    }),
  },
  {
    refused: 'to publish what does not exist',
    code: 100,
    subcode: 33,
    says: 'Unsupported post request',
    because: errors,
    make: (page) => ({
      method: 'POST',
      path: `/v24.0/${page.id}_1`,
      body: { is_published: true },
    }),
  },
  {
    refused: "to publish another page's draft",
    code: 100,
    subcode: 33,
    says: 'Unsupported post request',
    because: errors,
    make: async () => {
      const id = await draft(await sandbox.openPage(), 'a');
      return { method: 'POST', path: `/v24.0/${id}`, body: { is_published: true } };
    },
  },
  {
    refused: 'to take a public post back into a draft',
    code: 100,
    says: 'cannot be unpublished',
    because: posts,
    make: async (page) => {
      const { body } = await sendGraph(sandbox, page, feed(page, { message: 'a' }));
      return { method: 'POST', path: `/v24.0/${body.id}`, body: { is_published: false } };
    },
  },
  ...(
    [
      ['less than 10 minutes ahead', 599, 'from 10 minutes to 30 days'],
      ['more than 30 days ahead', 30 * 86_400 + 60, 'from 10 minutes to 30 days'],
    ] as const
  ).map(([what, seconds, says]) => ({
    refused: `a draft on the timetable ${what}`,
    code: 100,
    says,
    because: `${facts}: 10 minutes to 30 days`,
    make: (page: FacebookPage) =>
      feed(page, { message: 'a', published: false, ...inSeconds(seconds) }),
  })),
  {
    refused: 'a time for a post that is to be public at once',
    code: 100,
    says: 'only for posts with published=false',
    because: posts,
    make: (page) => feed(page, { message: 'a', ...inSeconds(3600) }),
  },
  {
    refused: 'a time that is no unix time',
    code: 100,
    says: 'must be a unix time',
    because: codegen,
    make: (page) =>
      feed(page, { message: 'a', published: false, scheduled_publish_time: '2026-12-01T10:00' }),
  },
  {
    refused: 'a time for a post that is public',
    code: 100,
    says: 'cannot be scheduled',
    because: posts,
    make: async (page) => {
      const { body } = await sendGraph(sandbox, page, feed(page, { message: 'a' }));
      return { method: 'POST', path: `/v24.0/${body.id}`, body: inSeconds(3600) };
    },
  },
  {
    refused: 'to make a draft public that repeats the last post',
    code: 506,
    says: 'Duplicate',
    because: `${facts}: 506`,
    make: async (page) => {
      const id = await draft(page, '同じ');
      await sendGraph(sandbox, page, feed(page, { message: '同じ' }));
      return { method: 'POST', path: `/v24.0/${id}`, body: { is_published: true } };
    },
  },
  {
    refused: 'to delete twice',
    code: 100,
    subcode: 33,
    says: 'Unsupported delete request',
    because: errors,
    make: async (page) => {
      const path = `/v24.0/${await draft(page, 'a')}`;
      await sendGraph(sandbox, page, { method: 'DELETE', path });
      return { method: 'DELETE', path };
    },
  },
  {
    refused: 'an unknown field',
    code: 100,
    says: 'nonexisting field (likes_count)',
    because: errors,
    make: async (page) => ({
      method: 'GET',
      path: `/v24.0/${await draft(page, 'a')}`,
      query: { fields: 'id,likes_count' },
    }),
  },
  {
    refused: 'fields with an open brace',
    code: 100,
    says: 'Syntax error',
    because: 'developers.facebook.com/docs/graph-api/guides/field-expansion',
    make: () => ({ method: 'GET', path: '/v24.0/me', query: { fields: 'id,name{' } }),
  },
  {
    refused: 'more than 100 posts at once',
    code: 100,
    says: 'limit',
    because: 'developers.facebook.com/docs/graph-api/reference/page/feed',
    make: (page) => ({
      method: 'GET',
      path: `/v24.0/${page.id}/published_posts`,
      query: { limit: '101' },
    }),
  },
  {
    refused: 'a cursor that it did not give',
    code: 100,
    says: 'Invalid cursor',
    because: 'developers.facebook.com/docs/graph-api/results',
    make: (page) => ({
      method: 'GET',
      path: `/v24.0/${page.id}/feed`,
      query: { after: 'QVFI' },
    }),
  },
  {
    refused: 'debug_token without a token to look at',
    code: 100,
    says: 'input_token',
    because: 'developers.facebook.com/docs/graph-api/reference/debug_token',
    make: () => ({ method: 'GET', path: '/v24.0/debug_token' }),
  },
];

describe.each([
  ['access', access],
  ['POST /:page/feed', feeds],
  ['POST /:page/photos', photos],
  ['nodes and lists', nodes],
])('%s refuses', (_, cases) => {
  it.each(cases)('$refused ($because)', async ({ code, subcode, says, make }) => {
    const page = await sandbox.openPage();
    const request = await make(page);
    const before = await published(page);
    const { status, body } = await sendGraph(sandbox, page, request);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error).toMatchObject({ code, fbtrace_id: expect.any(String) });
    expect(body.error.error_subcode).toBe(subcode ?? body.error.error_subcode);
    expect(body.error.message).toContain(says);
    expect(JSON.stringify(body)).not.toContain(page.pageToken);
    expect(await published(page)).toEqual(before);
  });
});

describe('scopes (developers.facebook.com/docs/permissions)', () => {
  it('refuses to post without pages_manage_posts', async () => {
    const page = await sandbox.openPage({ scopes: ['pages_read_engagement'] });
    const { status, body } = await sendGraph(sandbox, page, feed(page, { message: 'a' }));
    expect(status).toBe(403);
    expect(body.error).toMatchObject({ code: 200, type: 'OAuthException' });
  });

  it('refuses to list without pages_read_engagement', async () => {
    const page = await sandbox.openPage({ scopes: ['pages_manage_posts'] });
    const path = `/v24.0/${page.id}/feed`;
    expect((await sendGraph(sandbox, page, { method: 'GET', path })).body.error.code).toBe(200);
  });
});

describe('Facebook lets pass', () => {
  it.each(['query', 'header', 'form'])('the token in the %s', async (where) => {
    const page = await sandbox.openPage();
    const form = new URLSearchParams({ message: 'a' });
    if (where === 'form') form.set('access_token', page.pageToken);
    const { status } = await sendGraph(sandbox, page, {
      method: 'POST',
      path: `/${page.id}/feed`,
      form,
      query: where === 'query' ? {} : { access_token: '' },
      ...(where === 'header' && { headers: { authorization: `Bearer ${page.pageToken}` } }),
    });
    expect(status).toBe(200);
  });

  it('the same words when another post lies between', async () => {
    const page = await sandbox.openPage();
    for (const message of ['A', 'B', 'A']) {
      expect((await sendGraph(sandbox, page, feed(page, { message }))).status).toBe(200);
    }
    expect((await published(page)).posts).toHaveLength(3);
  });

  it('attached_media as a form writes it', async () => {
    const page = await sandbox.openPage();
    const ids = [await uploadPhoto(sandbox, page, '一'), await uploadPhoto(sandbox, page, '二')];
    const form = new URLSearchParams({ message: 'a' });
    for (const [index, id] of ids.entries()) {
      form.set(`attached_media[${index}]`, JSON.stringify({ media_fbid: id }));
    }
    const path = `/v24.0/${page.id}/feed`;
    const { body } = await sendGraph(sandbox, page, { method: 'POST', path, form });
    const [post] = (await published(page)).posts;
    expect(post).toMatchObject({ id: body.id, media: [{ alt: '一' }, { alt: '二' }] });
    const album = await sendGraph(sandbox, page, {
      method: 'GET',
      path: `/v24.0/${body.id}`,
      query: { fields: 'attachments{subattachments{target},media}' },
    });
    const inner = album.body.attachments.data[0].subattachments.data;
    expect(inner.map((each: Json) => each.target.id)).toEqual(ids);
  });
});

function published(page: FacebookPage): Promise<Json> {
  return sandbox.json(`/timeline/facebook/${page.id}.json`);
}
