import { Agent } from 'node:http';
import { TwitterApi } from 'twitter-api-v2';
import { describe, expect, it } from 'vitest';
import { pngImage, useSandbox, type XAccount } from '../support.ts';

const sandbox = useSandbox();

describe('twitter-api-v2 against the sandbox', () => {
  it('uploads an image with alt text, posts it and reads it back', async () => {
    const account = await sandbox.openAccount();
    const { v2 } = client(account);
    const me = await v2.me();
    expect(me.data).toMatchObject({ id: account.id, username: account.handle });

    const image = Buffer.from(pngImage(64, 48));
    // A small chunk size, so that several segments with bytes above 0x7f are sent.
    const id = await v2.uploadMedia(
      image,
      { media_type: 'image/png', media_category: 'tweet_image' },
      50,
    );
    await v2.createMediaMetadata(id, { alt_text: { text: '雪道を歩く親子のイラスト' } });
    const text = '冬の交通安全運動 <12月> & 1月\nhttps://www.pref.hokkaido.lg.jp/ss/';
    const sent = await v2.tweet(text, { media: { media_ids: [id] } });

    const timeline = await v2.userTimeline(account.id, {
      'tweet.fields': ['created_at', 'entities', 'attachments'],
      'media.fields': ['alt_text', 'url', 'width', 'height', 'type'],
      expansions: ['attachments.media_keys'],
    });
    const [post] = timeline.tweets;
    expect(post?.id).toBe(sent.data.id);
    expect(post?.text).toMatch(
      /^冬の交通安全運動 &lt;12月&gt; &amp; 1月\nhttps:\/\/t\.co\/\w{10} https:\/\/t\.co\/\w{10}$/,
    );
    const [link, picture] = post?.entities?.urls ?? [];
    expect(link?.expanded_url).toBe('https://www.pref.hokkaido.lg.jp/ss/');
    expect([...(post?.text ?? '')].slice(link?.start, link?.end).join('')).toBe(link?.url);
    expect(picture?.expanded_url).toContain(`/status/${sent.data.id}/photo/1`);
    expect(timeline.includes.media[0]).toMatchObject({
      type: 'photo',
      alt_text: '雪道を歩く親子のイラスト',
      width: 64,
      height: 48,
    });

    const shown = await sandbox.json(`/timeline/x/${account.handle}.json`);
    expect(shown.posts).toMatchObject([{ id: sent.data.id, text }]);
    const bytes = await fetch(shown.posts[0].media[0].url).then((r) => r.arrayBuffer());
    expect(Buffer.from(bytes).equals(image)).toBe(true);
  });

  it('deletes a post, which then is gone from the public timeline', async () => {
    const account = await sandbox.openAccount();
    const { v2 } = client(account);
    const { data } = await v2.tweet('まちがえました');
    expect(await v2.deleteTweet(data.id)).toEqual({ data: { deleted: true } });
    expect((await sandbox.json(`/timeline/x/${account.handle}.json`)).posts).toEqual([]);
  });

  it('gets the duplicate refusal in a form that the client understands', async () => {
    const { v2 } = client(await sandbox.openAccount());
    await v2.tweet('同じ文');
    await expect(v2.tweet('同じ文')).rejects.toMatchObject({
      code: 403,
      data: { detail: 'You are not allowed to create a Tweet with duplicate content.' },
    });
  });

  it('sees the limits of each endpoint', async () => {
    const { v2 } = client(await sandbox.openAccount());
    const sent = await v2.post('tweets', { text: 'a' }, { fullResponse: true });
    expect(sent.rateLimit).toMatchObject({ limit: 100, remaining: 99 });
  });
});

/** Signs for api.x.com; the request then goes to the sandbox, as koho's adapter does it. */
function client({ credentials }: XAccount): TwitterApi {
  return new TwitterApi(credentials, {
    httpAgent: new Agent(),
    plugins: [
      {
        onBeforeRequest({ computedParams }) {
          const { pathname, search } = computedParams.url;
          computedParams.url = new URL(`${sandbox.url}/x${pathname}${search}`);
        },
      },
    ],
  });
}
