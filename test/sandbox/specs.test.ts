import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import {
  type FacebookPage,
  type Json,
  pngImage,
  sendGraph,
  sendX,
  uploadPhoto,
  uploadX,
  useSandbox,
  type XAccount,
} from './support.ts';

const specs = new URL('../../../shared/specs/', import.meta.url);
const present = existsSync(specs);
const reason = present ? '' : ' (skipped: the vendors’ descriptions are not beside the project)';
const sandbox = useSandbox();

describe.skipIf(!present)(`X: what is sent and answered fits the vendor's OpenAPI${reason}`, () => {
  const requests = present ? openApi('x/openapi-2.167.json') : never;
  // 2.167's Problem rejects the `about:blank` bodies that X really sends: errors go by 2.159.
  const answers = present ? openApi('x/openapi-2.159.json') : never;

  it('for a post with a picture, its alt text, reading and deleting', async () => {
    const account = await sandbox.openAccount();
    const begin = { media_type: 'image/png', total_bytes: pngImage().length };
    const path = '/2/media/upload/initialize';
    check(requests('InitializeMediaUploadRequest'), begin);
    const started = await sendX(sandbox, account, { method: 'POST', path, body: begin });
    check(requests('InitializeMediaUploadResponse'), started.body);
    const { id } = started.body.data;
    const media = Buffer.from(pngImage()).toString('base64');
    const appended = await sendX(sandbox, account, {
      method: 'POST',
      path: `/2/media/upload/${id}/append`,
      body: { media, segment_index: 0 },
    });
    check(requests('AppendMediaUploadRequest'), { media, segment_index: 0 });
    check(requests('AppendMediaUploadResponse'), appended.body);
    const finished = await sendX(sandbox, account, {
      method: 'POST',
      path: `/2/media/upload/${id}/finalize`,
    });
    check(requests('FinalizeMediaUploadResponse'), finished.body);
    const alt = { id, metadata: { alt_text: { text: '雪道' } } };
    check(requests('CreateMediaMetadataRequest'), alt);
    const described = await post(account, '/2/media/metadata', alt);
    check(requests('CreateMediaMetadataResponse'), described.body);
    const body = { text: 'a & b https://example.com/', media: { media_ids: [id] } };
    check(requests('CreatePostsRequest'), body);
    const sent = await post(account, '/2/tweets', body);
    check(requests('CreatePostsResponse'), sent.body);
    check(answers('TweetCreateResponse'), sent.body);
    await readBack(account, sent.body.data.id);
  });

  it('for every kind of refusal', async () => {
    const account = await sandbox.openAccount();
    const problem = answers('Problem');
    const id = await uploadX(sandbox, await sandbox.openAccount());
    const media = { media_ids: [id] };
    await post(account, '/2/tweets', { text: 'a' });
    for (const body of [{ text: 'a' }, { text: 'a'.repeat(281) }, { text: 'b', media }, { x: 1 }]) {
      const { status, body: answer } = await post(account, '/2/tweets', body);
      expect(status).toBeGreaterThanOrEqual(400);
      check(problem, answer);
      if (status === 400) check(answers('InvalidRequestProblem'), answer);
    }
    const path = '/2/users/me';
    const unknown = await sendX(sandbox, account, { method: 'GET', path, authorization: 'x' });
    check(problem, unknown.body);
    const missing = await sendX(sandbox, account, { method: 'GET', path: '/2/tweets/20' });
    check(answers('ResourceNotFoundProblem'), missing.body.errors[0]);
  });

  async function readBack(account: XAccount, id: string) {
    const query = {
      'tweet.fields':
        'attachments,author_id,conversation_id,created_at,entities,possibly_sensitive,reply_settings',
      expansions: 'attachments.media_keys,author_id',
      'media.fields': 'alt_text,height,url,width',
      'user.fields': 'created_at,description,protected,verified',
    };
    const timeline = await sendX(sandbox, account, {
      method: 'GET',
      path: `/2/users/${account.id}/tweets`,
      query: { ...query, max_results: '5' },
    });
    check(answers('Get2UsersIdTweetsResponse'), timeline.body);
    check(requests('GetUsersPostsResponse'), timeline.body);
    const one = await sendX(sandbox, account, { method: 'GET', path: `/2/tweets/${id}`, query });
    check(answers('Get2TweetsIdResponse'), one.body);
    const me = await sendX(sandbox, account, { method: 'GET', path: '/2/users/me' });
    check(answers('Get2UsersMeResponse'), me.body);
    const gone = await sendX(sandbox, account, { method: 'DELETE', path: `/2/tweets/${id}` });
    check(answers('TweetDeleteResponse'), gone.body);
  }
});

describe.skipIf(!present)(`Facebook: names are those of the vendor's specs${reason}`, () => {
  it('of parameters sent, and of fields answered', async () => {
    const extract = present ? read('facebook/page-publish.extract.json') : {};
    const feed = namesOf(extract.feed_post?.params);
    const photos = namesOf(extract.photos_post?.params);
    expect(feed).toEqual(expect.arrayContaining(['message', 'link', 'published']));
    expect(feed).toEqual(expect.arrayContaining(['attached_media', 'unpublished_content_type']));
    expect(photos).toEqual(
      expect.arrayContaining(['published', 'temporary', 'alt_text_custom', 'caption', 'message']),
    );

    const page = await sandbox.openPage();
    const photo = await uploadPhoto(sandbox, page);
    const attached_media = [{ media_fbid: photo }];
    const post = await create(page, { message: 'a', attached_media });
    const known = namesOf(read('facebook/PagePost.json').fields);
    const asked = known.filter((name) => answered.includes(name));
    expect(asked.sort()).toEqual([...answered].sort());
    const query = { fields: [...asked, 'attachments'].join(',') };
    const shown = await sendGraph(sandbox, page, { method: 'GET', path: `/v24.0/${post}`, query });
    expect(shown.status).toBe(200);
    expect(Object.keys(shown.body).filter((key) => !known.includes(key))).toEqual(['attachments']);
    const photoFields = namesOf(read('facebook/Photo.json').fields);
    expect(photoFields).toEqual(expect.arrayContaining(['alt_text', 'alt_text_custom', 'images']));
  });
});

/** Fields of a PagePost that the sandbox can show. */
const answered = [
  'created_time',
  'from',
  'full_picture',
  'id',
  'is_expired',
  'is_hidden',
  'is_published',
  'message',
  'parent_id',
  'permalink_url',
  'picture',
  'promotable_id',
  'status_type',
  'story',
  'updated_time',
];

async function create(page: FacebookPage, body: object): Promise<string> {
  const path = `/v24.0/${page.id}/feed`;
  return (await sendGraph(sandbox, page, { method: 'POST', path, body })).body.id;
}

function post(account: XAccount, path: string, body: unknown) {
  return sendX(sandbox, account, { method: 'POST', path, body });
}

function namesOf(list: { name: string }[] = []): string[] {
  return list.map((each) => each.name);
}

function read(path: string): Json {
  return JSON.parse(readFileSync(new URL(path, specs), 'utf8'));
}

function openApi(path: string): (schema: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });
  ajv.addSchema(read(path), 'api');
  return (schema) => {
    const validate = ajv.getSchema(`api#/components/schemas/${schema}`);
    if (!validate) throw new Error(`no schema ${schema} in ${path}`);
    return validate;
  };
}

function never(): ValidateFunction {
  throw new Error('skipped');
}

function check(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
