import { describe, expect, it } from 'vitest';
import { instant } from '../../src/post/post.ts';
import { gifImage, pngImage, useSandbox } from '../sandbox/support.ts';
import { json, part, publish, searchFor, useServer, xPlatform } from './support.ts';

const sandbox = useSandbox();
const server = useServer();
const image = (alt: string) => ({ bytes: pngImage(64, 48), type: 'image/png', alt });
const timelineOf = (handle: string) => sandbox.json(`/timeline/x/${handle}.json`);

describe('sending to X', () => {
  it('says whose credentials it has, also where they are another account’s', async () => {
    const [mine, other] = [await sandbox.openAccount(), await sandbox.openAccount()];
    const platform = xPlatform(sandbox, other, { remoteId: mine.id });
    expect(await platform.identify()).toEqual({
      outcome: 'done',
      value: { remoteId: other.id },
      told: { serverTime: expect.any(Number) },
    });
  });

  it('posts a text and tells id, address and the time of X', async () => {
    const account = await sandbox.openAccount();
    const post = await publish(xPlatform(sandbox, account), part('冬の交通安全運動'));
    expect(post.url).toBe(`https://x.com/${account.handle}/status/${post.remoteId}`);
    expect(Math.abs(post.publicAt - sandbox.now())).toBeLessThan(60_000);
    const { posts } = await timelineOf(account.handle);
    expect(posts).toMatchObject([{ id: post.remoteId, text: '冬の交通安全運動' }]);
  });

  it('posts images with their alt texts in order, also larger than one chunk', async () => {
    const account = await sandbox.openAccount();
    const large = { bytes: pngImage(8, 6, 2_500_000), type: 'image/png', alt: '4枚目' };
    const media = [image('1枚目'), image('2枚目'), image('3枚目'), large];
    await publish(xPlatform(sandbox, account), part('4枚', media));
    const { posts } = await timelineOf(account.handle);
    expect(posts[0].media.map((m: { alt: string }) => m.alt)).toEqual([
      '1枚目',
      '2枚目',
      '3枚目',
      '4枚目',
    ]);
    const shown = await fetch(posts[0].media[3].url).then((r) => r.arrayBuffer());
    expect(Buffer.from(shown).equals(Buffer.from(large.bytes))).toBe(true);
  });

  it('posts a GIF', async () => {
    const account = await sandbox.openAccount();
    const gif = { bytes: gifImage(), type: 'image/gif', alt: '動く絵' };
    await publish(xPlatform(sandbox, account), part('GIF', [gif]));
    expect((await timelineOf(account.handle)).posts).toMatchObject([
      { media: [{ alt: '動く絵' }] },
    ]);
  });

  it('answers its own post in a thread', async () => {
    const account = await sandbox.openAccount();
    const platform = xPlatform(sandbox, account);
    const first = await publish(platform, part('1件目'));
    const second = await publish(platform, { ...part('2件目'), replyTo: first.remoteId });
    const search = searchFor(part('2件目'), sandbox.now(), { replyTo: first.remoteId });
    expect(await platform.find(search)).toMatchObject({
      seen: 'found',
      posts: [{ remoteId: second.remoteId }],
    });
  });

  it('has no prepared post to ask for', async () => {
    const platform = xPlatform(sandbox, await sandbox.openAccount());
    await expect(platform.status('1')).rejects.toThrow(TypeError);
  });
});

describe('reading X back', () => {
  const texts: readonly (readonly [what: string, text: string])[] = [
    ['HTML entities', 'A & B < C > D &amp; &lt;p&gt;'],
    ['emoji and joined emoji', '雪⛄️👨‍👩‍👧‍👦🇯🇵 https://www.pref.hokkaido.lg.jp/ 👍🏽'],
    ['a slash at the end', '詳しくは https://www.pref.hokkaido.lg.jp/ へ'],
    ['no slash at the end', '詳しくは https://www.pref.hokkaido.lg.jp へ'],
    ['a query and a fragment', 'https://www.pref.hokkaido.lg.jp/a?x=1&y=2#top をご覧ください'],
    ['a bare domain', 'くわしくは pref.hokkaido.lg.jp で'],
    ['a host in capitals', 'HTTPS://WWW.PREF.HOKKAIDO.LG.JP/ss/ です'],
    ['Japanese directly after a URL', 'https://www.pref.hokkaido.lg.jp/ss/をご覧ください。'],
    ['a full stop directly after a URL', 'https://www.pref.hokkaido.lg.jp/ss/。続き'],
    [
      'two equal URLs',
      'https://www.pref.hokkaido.lg.jp/ と https://www.pref.hokkaido.lg.jp/ の2つ',
    ],
    ['one URL that begins as another', 'https://a.jp/ https://a.jp/b https://a.jp'],
    ['only a URL', 'https://www.pref.hokkaido.lg.jp/ss/'],
    ['a t.co link of the author', '短縮 https://t.co/abcdefghij です'],
    ['a picture of another post', '前回 https://x.com/t/status/1234567890123456789/photo/1'],
    ['several lines', '1行目\n\n2行目 https://a.jp\n・3行目'],
    ['percent signs', 'https://ja.wikipedia.org/wiki/%E5%8C%97%E6%B5%B7%E9%81%93 100%'],
  ];

  it.each(texts)('finds a text with %s, with and without an image', async (_what, text) => {
    const account = await sandbox.openAccount();
    const platform = xPlatform(sandbox, account);
    const plain = part(text);
    const sent = await publish(platform, plain);
    expect(await platform.find(searchFor(plain, sandbox.now()))).toMatchObject({
      seen: 'found',
      posts: [{ remoteId: sent.remoteId, url: sent.url, publicAt: sent.publicAt }],
    });
    const other = await sandbox.openAccount();
    const withImage = part(text, [image('雪')]);
    const pictured = await publish(xPlatform(sandbox, other), withImage);
    expect(await xPlatform(sandbox, other).find(searchFor(withImage, sandbox.now()))).toMatchObject(
      { seen: 'found', posts: [{ remoteId: pictured.remoteId }] },
    );
  });

  it('finds both where two are there, and only those that nobody claims', async () => {
    const account = await sandbox.openAccount();
    const platform = xPlatform(sandbox, account);
    // X itself would refuse the very same text; the two spellings look the same to readers.
    const first = await publish(platform, part('https://a.jp/ です'));
    const second = await publish(platform, part('https://a.jp です'));
    const sent = part('https://a.jp/ です');
    const both = await platform.find(searchFor(sent, sandbox.now()));
    expect(both).toMatchObject({ seen: 'found' });
    expect(both.seen === 'found' && both.posts.map((p) => p.remoteId).sort()).toEqual(
      [first.remoteId, second.remoteId].sort(),
    );
    const claimed = [first.remoteId];
    expect(await platform.find(searchFor(sent, sandbox.now(), { claimed }))).toMatchObject({
      seen: 'found',
      posts: [{ remoteId: second.remoteId }],
    });
    const all = { claimed: [first.remoteId, second.remoteId] };
    expect(await platform.find(searchFor(sent, sandbox.now(), all))).toMatchObject({
      seen: 'absent',
    });
  });

  it('says absent only of what is nowhere: other texts, other authors, other times', async () => {
    const [account, other] = [await sandbox.openAccount(), await sandbox.openAccount()];
    const platform = xPlatform(sandbox, account);
    const sent = part('道からのお知らせ https://a.jp/1');
    await publish(platform, part('道からのお知らせ https://a.jp/2'));
    await publish(xPlatform(sandbox, other), sent);
    const before = sandbox.now();
    const sighting = await platform.find(searchFor(sent, sandbox.now()));
    expect(sighting).toMatchObject({ seen: 'absent' });
    expect(sighting.seen === 'absent' && sighting.readAt).toBeGreaterThanOrEqual(before);
    await publish(platform, sent);
    const later = searchFor(sent, sandbox.now() + 600_000, {
      from: instant(sandbox.now() + 300_000),
    });
    expect(await platform.find(later)).toMatchObject({ seen: 'absent' });
  });

  it('takes neither another number of images nor another parent for its own, and proves nothing by it', async () => {
    const account = await sandbox.openAccount();
    const platform = xPlatform(sandbox, account);
    await publish(platform, part('同じ文'));
    const similar = { seen: 'unreadable', reason: { code: 'similar-post' } };
    expect(
      await platform.find(searchFor(part('同じ文', [image('雪')]), sandbox.now())),
    ).toMatchObject(similar);
    expect(
      await platform.find(searchFor(part('同じ文'), sandbox.now(), { replyTo: '123' })),
    ).toMatchObject(similar);
    expect(await platform.find(searchFor(part('同じ、文。'), sandbox.now()))).toMatchObject(
      similar,
    );
  });

  it('reads all pages, and calls a timeline without an end unreadable', async () => {
    const account = await sandbox.openAccount();
    const now = BigInt(sandbox.now());
    const id = (n: number) => String(((now - 1288834974657n) << 22n) + BigInt(n));
    const post = (n: number, text: string) => ({ id: id(n), text, author_id: account.id });
    const pages = [post(1, 'ほか'), post(2, '1枚目'), post(3, '目あて')];
    server.answer = (response, { url }) => {
      const token = new URL(url, server.url).searchParams.get('pagination_token') ?? '0';
      const n = Number(token);
      const next = n + 1 < pages.length ? { next_token: String(n + 1) } : {};
      json(response, 200, { data: [pages[n]], meta: { result_count: 1, ...next } });
    };
    const platform = xPlatform({ ...sandbox, url: server.url }, account);
    expect(await platform.find(searchFor(part('目あて'), sandbox.now()))).toMatchObject({
      seen: 'found',
      posts: [{ remoteId: id(3) }],
    });
    expect(server.seen).toHaveLength(3);
    server.answer = (response) =>
      json(response, 200, {
        data: [post(1, 'ほか')],
        meta: { result_count: 1, next_token: 'again' },
      });
    expect(await platform.find(searchFor(part('目あて'), sandbox.now()))).toMatchObject({
      seen: 'unreadable',
      reason: { code: 'timeline-incomplete' },
    });
  });

  it('does not see what X shows late, and says so by the time at which it read', async () => {
    const account = await sandbox.openAccount();
    const platform = xPlatform(sandbox, account);
    await publish(platform, part('遅れて見える'));
    const route = 'GET /2/users/:id/tweets';
    const options = { lagMs: 60_000 };
    await sandbox.fault({ platform: 'x', route, kind: 'stale-reads', times: 1, options });
    const search = searchFor(part('遅れて見える'), sandbox.now());
    expect(await platform.find(search)).toMatchObject({ seen: 'absent' });
    expect(await platform.find(search)).toMatchObject({ seen: 'found' });
  });
});
