import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, sendX, uploadX, useSandbox, type XAccount } from '../support.ts';

const sandbox = useSandbox();
let account: XAccount;
beforeEach(async () => {
  account = await sandbox.openAccount();
});

const read = async (query: Record<string, string> = {}): Promise<Json> =>
  (await sendX(sandbox, account, { method: 'GET', path: `/2/users/${account.id}/tweets`, query }))
    .body;
const tweet = async (text: string, more: object = {}): Promise<string> => {
  const body = { text, ...more };
  return (await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body })).body.data.id;
};

describe('a timeline (docs.x.com/x-api/users/get-posts)', () => {
  it('is empty without data, not with an empty list', async () => {
    expect(await read()).toEqual({ meta: { result_count: 0 } });
  });

  it('is read whole by its pages, newest first, each post once', async () => {
    const sent: string[] = [];
    for (let n = 0; n < 12; n += 1) sent.unshift(await tweet(`第${n}報`));
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const page = await read({ max_results: '5', ...(token && { pagination_token: token }) });
      seen.push(...page.data.map((post: Json) => post.id));
      expect(page.meta).toMatchObject({
        result_count: page.data.length,
        newest_id: page.data[0].id,
        oldest_id: page.data.at(-1).id,
      });
      token = page.meta.next_token;
    } while (token);
    expect(seen).toEqual(sent);
  });

  it('is cut by ids (excluded) and times (start in, end out)', async () => {
    const at: string[] = [];
    const ids: string[] = [];
    for (const text of ['一', '二', '三']) {
      sandbox.clock.offsetMs += 10_000;
      const id = await tweet(text);
      ids.push(id);
      const { body } = await sendX(sandbox, account, {
        method: 'GET',
        path: `/2/tweets/${id}`,
        query: { 'tweet.fields': 'created_at' },
      });
      at.push(body.data.created_at);
    }
    const texts = async (query: Record<string, string>) =>
      (await read(query)).data.map((post: Json) => post.text);
    expect(await texts({ since_id: ids[0] ?? '' })).toEqual(['三', '二']);
    expect(await texts({ until_id: ids[2] ?? '' })).toEqual(['二', '一']);
    expect(await texts({ start_time: at[1] ?? '' })).toEqual(['三', '二']);
    expect(await texts({ end_time: at[1] ?? '' })).toEqual(['一']);
  });

  it('has ids that tell the time (facts.md, X)', async () => {
    const before = sandbox.now();
    const id = await tweet('今');
    const ms = Number((BigInt(id) >> 22n) + 1288834974657n);
    expect(ms).toBeGreaterThanOrEqual(before);
    expect(ms).toBeLessThanOrEqual(sandbox.now());
  });

  it('shows fields only when they are asked for', async () => {
    const id = await tweet('https://www.pref.hokkaido.lg.jp/');
    const [bare] = (await read()).data;
    expect(Object.keys(bare).sort()).toEqual(['edit_history_tweet_ids', 'id', 'text']);
    const [full] = (await read({ 'tweet.fields': 'entities,author_id,conversation_id' })).data;
    expect(full).toMatchObject({ id, author_id: account.id, conversation_id: id });
    expect(full.entities.urls[0].expanded_url).toBe('https://www.pref.hokkaido.lg.jp/');
  });

  it('marks replies, and leaves them out on request', async () => {
    const first = await tweet('1/2');
    await tweet('2/2', { reply: { in_reply_to_tweet_id: first } });
    const [reply] = (await read({ 'tweet.fields': 'referenced_tweets,in_reply_to_user_id' })).data;
    expect(reply).toMatchObject({
      in_reply_to_user_id: account.id,
      referenced_tweets: [{ type: 'replied_to', id: first }],
    });
    expect((await read({ exclude: 'replies' })).meta.result_count).toBe(1);
  });

  it('answers an unknown user and an unknown post with 200 and errors', async () => {
    const path = '/2/users/20/tweets';
    const user = await sendX(sandbox, account, { method: 'GET', path });
    expect([user.status, user.body.errors[0].resource_type]).toEqual([200, 'user']);
    const post = await sendX(sandbox, account, { method: 'GET', path: '/2/tweets/20' });
    expect([post.status, post.body.errors[0].resource_type]).toEqual([200, 'tweet']);
  });
});

describe('the text as X shows it (docs.x.com, Data dictionary, entities)', () => {
  it.each([
    ['𠮷野家 🎉 と https://example.com/a?b=1&c=2 です'],
    ['<b>A&B</b>\nhttps://example.com/\nhttps://example.org/'],
    ['裸のドメイン example.com も'],
    ['リンクなし &lt; も 文字のまま'],
  ])('leads back to what was typed: %s', async (typed) => {
    await tweet(typed);
    const [post] = (await read({ 'tweet.fields': 'entities' })).data;
    expect(restore(post)).toBe(typed);
    expect(post.text).not.toMatch(/[<>]/);
  });

  it('adds one link for all pictures', async () => {
    const media_ids = [await uploadX(sandbox, account), await uploadX(sandbox, account)];
    await tweet('写真', { media: { media_ids } });
    const page = await read({
      'tweet.fields': 'entities,attachments',
      expansions: 'attachments.media_keys',
    });
    expect(page.data[0].text).toMatch(/^写真 https:\/\/t\.co\/\w{10}$/);
    expect(page.data[0].attachments.media_keys).toEqual(media_ids.map((id) => `3_${id}`));
    expect(page.includes.media).toHaveLength(2);
    expect(new Set(page.data[0].entities.urls.map((url: Json) => url.url)).size).toBe(1);
  });
});

describe('time runs on', () => {
  it('the same words are no duplicate the next day', async () => {
    await tweet('毎日の火の用心');
    sandbox.clock.offsetMs += 24 * 60 * 60_000;
    const request = { method: 'POST', path: '/2/tweets', body: { text: '毎日の火の用心' } };
    expect((await sendX(sandbox, account, request)).status).toBe(201);
  });

  it('a picture that no post took is gone after a day (docs.x.com, Chunked upload)', async () => {
    const id = await uploadX(sandbox, account);
    sandbox.clock.offsetMs += 24 * 60 * 60_000;
    const body = { text: 'a', media: { media_ids: [id] } };
    const answer = await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body });
    expect(answer.status).toBe(400);
  });

  it('POST /2/tweets is limited to 100 in 15 minutes (docs.x.com, Rate limits)', async () => {
    const send = async () =>
      sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body: { text: '' } });
    let last = await send();
    for (let n = 1; n < 100; n += 1) last = await send();
    expect([last.status, last.headers.get('x-rate-limit-remaining')]).toEqual([400, '0']);
    const refused = await send();
    expect([refused.status, refused.body.title]).toEqual([429, 'Too Many Requests']);
    const reset = Number(refused.headers.get('x-rate-limit-reset')) * 1000 - sandbox.now();
    expect(reset).toBeGreaterThan(14 * 60_000);
    sandbox.clock.offsetMs += 15 * 60_000;
    const body = { text: '窓が開いた' };
    const later = await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body });
    expect(later.status).toBe(201);
  });
});

/** The way back that a client takes: entities by code points from the end, then HTML entities. */
function restore(post: Json): string {
  const points = [...post.text];
  for (const url of [...(post.entities?.urls ?? [])].reverse()) {
    const shown = url.display_url === url.expanded_url.replace('http://', '') ? '' : 'full';
    const original = shown === '' ? url.display_url : url.expanded_url;
    points.splice(url.start, url.end - url.start, original.replaceAll('&', '&amp;'));
  }
  return points.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
