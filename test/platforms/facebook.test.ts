import { describe, expect, it } from 'vitest';
import { pngImage, useSandbox } from '../sandbox/support.ts';
import { done, facebookPlatform, json, part, publish, searchFor, useServer } from './support.ts';

const sandbox = useSandbox();
const server = useServer();
const image = (alt: string) => ({ bytes: pngImage(64, 48), type: 'image/png', alt });
const timelineOf = (id: string) => sandbox.json(`/timeline/facebook/${id}.json`);

describe('sending to Facebook', () => {
  it('says whose credentials it has', async () => {
    const [page, other] = [await sandbox.openPage(), await sandbox.openPage()];
    expect(await facebookPlatform(sandbox, page).identify()).toMatchObject({
      outcome: 'done',
      value: { remoteId: page.id },
    });
    const platform = facebookPlatform(sandbox, { ...other, id: page.id });
    expect(await platform.identify()).toMatchObject({ value: { remoteId: other.id } });
  });

  it('makes nothing public before the release of two phases, and repeats the release without harm', async () => {
    const page = await sandbox.openPage();
    const platform = facebookPlatform(sandbox, page);
    const sent = part('冬の交通安全運動 <12月> & 1月', [image('雪道')]);
    const prepared = done(await platform.prepare(sent));
    expect((await timelineOf(page.id)).posts).toEqual([]);
    const { remoteId = '' } = prepared;
    expect(await platform.status(remoteId)).toMatchObject({
      outcome: 'done',
      value: { public: false },
    });

    const post = done(await platform.release(sent, prepared));
    expect(post.remoteId).toBe(remoteId);
    expect(post.url).toMatch(/^https:\/\/www\.facebook\.com\//);
    expect(Math.abs(post.publicAt - sandbox.now())).toBeLessThan(60_000);
    expect((await timelineOf(page.id)).posts).toMatchObject([
      { id: remoteId, text: sent.text, media: [{ alt: '雪道' }] },
    ]);
    expect(await platform.status(remoteId)).toMatchObject({
      value: { public: true, post: { remoteId } },
    });
    expect(await platform.release(sent, prepared)).toMatchObject({ outcome: 'done' });
    expect((await timelineOf(page.id)).posts).toHaveLength(1);
  });

  it('publishes several photos in one phase, with their alt texts in order', async () => {
    const page = await sandbox.openPage();
    const platform = facebookPlatform(sandbox, page, { twoPhase: false });
    const sent = part('写真', [image('1枚目'), image('2枚目'), image('3枚目')]);
    const prepared = done(await platform.prepare(sent));
    expect(prepared.remoteId).toBeUndefined();
    expect((await timelineOf(page.id)).posts).toEqual([]);
    const post = done(await platform.release(sent, prepared));
    const { posts } = await timelineOf(page.id);
    expect(posts).toMatchObject([
      { id: post.remoteId, media: [{ alt: '1枚目' }, { alt: '2枚目' }, { alt: '3枚目' }] },
    ]);
  });

  it('does not know whether it is public where Facebook does not clearly say so', async () => {
    const page = await sandbox.openPage();
    server.answer = (response) => json(response, 200, { success: false });
    const platform = facebookPlatform({ ...sandbox, url: server.url }, page);
    const prepared = { remoteId: `${page.id}_1`, mediaIds: [] };
    expect(await platform.release(part('a'), prepared)).toMatchObject({ outcome: 'unknown' });
  });

  it('is released even where reading it afterwards fails, and does not take its creation for its publication', async () => {
    const page = await sandbox.openPage();
    const platform = facebookPlatform({ ...sandbox, url: server.url }, page);
    const id = `${page.id}_1`;
    server.answer = (response, { method }) =>
      method === 'POST' ? json(response, 200, { success: true }) : response.destroy();
    expect(await platform.release(part('a'), { remoteId: id, mediaIds: [] })).toMatchObject({
      outcome: 'done',
      value: { remoteId: id },
    });
    server.answer = (response, { method }) =>
      json(
        response,
        200,
        method === 'POST' ? { success: true } : { id, created_time: '2020-01-01T00:00:00+0000' },
      );
    const post = done(await platform.release(part('a'), { remoteId: id, mediaIds: [] }));
    expect(Math.abs(post.publicAt - sandbox.now())).toBeLessThan(60_000);
  });
});

describe('reading Facebook back', () => {
  it.each([
    ['entities', 'A & B < C > D &amp; &lt;p&gt;'],
    ['emoji', '雪⛄️👨‍👩‍👧‍👦 👍🏽'],
    ['links and lines', '1行目\n\n2行目 https://a.jp/?x=1&y=2#z をご覧ください'],
  ])('finds a text with %s in one phase and in two', async (_what, text) => {
    for (const twoPhase of [true, false]) {
      const page = await sandbox.openPage();
      const platform = facebookPlatform(sandbox, page, { twoPhase });
      for (const media of [[], [image('a')], [image('a'), image('b')]]) {
        const sent = part(`${text} ${media.length}`, media);
        const { remoteId } = await publish(platform, sent);
        expect(await platform.find(searchFor(sent, sandbox.now()))).toMatchObject({
          seen: 'found',
          posts: [{ remoteId }],
        });
      }
    }
  });

  it('finds two, leaves out what others claim, and never sees what is still invisible', async () => {
    const page = await sandbox.openPage();
    const platform = facebookPlatform(sandbox, page);
    const sent = part('2回');
    done(await platform.prepare(sent));
    expect(await platform.find(searchFor(sent, sandbox.now()))).toMatchObject({ seen: 'absent' });
    const first = await publish(platform, sent);
    await publish(platform, part('間の投稿'));
    const second = await publish(platform, sent);
    const both = await platform.find(searchFor(sent, sandbox.now()));
    expect(both.seen === 'found' && both.posts.map((p) => p.remoteId).sort()).toEqual(
      [first.remoteId, second.remoteId].sort(),
    );
    const claimed = [second.remoteId];
    expect(await platform.find(searchFor(sent, sandbox.now(), { claimed }))).toMatchObject({
      posts: [{ remoteId: first.remoteId }],
    });
  });

  it('says absent only where no post is alike', async () => {
    const page = await sandbox.openPage();
    const platform = facebookPlatform(sandbox, page);
    await publish(platform, part('お知らせ'));
    expect(await platform.find(searchFor(part('別の文'), sandbox.now()))).toMatchObject({
      seen: 'absent',
    });
    const similar = { seen: 'unreadable', reason: { code: 'similar-post' } };
    for (const sent of [part('お知らせ', [image('a')]), part('お知らせ。')]) {
      expect(await platform.find(searchFor(sent, sandbox.now()))).toMatchObject(similar);
    }
  });

  it('does not take the preview of a link for a photo', async () => {
    const page = await sandbox.openPage();
    const preview = { media_type: 'link', type: 'share', media: { image: { src: 'x' } } };
    const post = {
      id: `${page.id}_1`,
      message: '詳しくは https://a.jp/',
      created_time: '2026-11-22T00:00:00+0000',
      attachments: { data: [preview] },
    };
    server.answer = (response) => json(response, 200, { data: [post] });
    const platform = facebookPlatform({ ...sandbox, url: server.url }, page);
    const search = searchFor(part('詳しくは https://a.jp/'), sandbox.now());
    expect(await platform.find(search)).toMatchObject({
      seen: 'found',
      posts: [{ publicAt: Date.parse('2026-11-22T00:00:00Z') }],
    });
  });

  it('reads all pages from the sandbox, and pages by time or by cursor of nobody else’s host', async () => {
    const page = await sandbox.openPage();
    const platform = facebookPlatform(sandbox, page, { twoPhase: false });
    const first = await publish(platform, part('いちばん前'));
    for (let n = 0; n < 101; n += 1) await platform.release(part(`投稿 ${n}`), { mediaIds: [] });
    expect(await platform.find(searchFor(part('いちばん前'), sandbox.now()))).toMatchObject({
      seen: 'found',
      posts: [{ remoteId: first.remoteId }],
    });

    const elsewhere = facebookPlatform({ ...sandbox, url: server.url }, page);
    const next = `https://evil.example/v24.0/x?until=1&__paging_token=t&access_token=other`;
    server.answer = (response, { url }) =>
      json(
        response,
        200,
        url.includes('__paging_token') ? { data: [] } : { data: [], paging: { next } },
      );
    expect(await elsewhere.find(searchFor(part('a'), sandbox.now()))).toMatchObject({
      seen: 'absent',
    });
    expect(server.seen).toHaveLength(2);
    expect(server.seen[1]?.url).toContain('__paging_token=t');
    expect(server.seen[1]?.url).not.toContain('access_token=');
    server.answer = (response) => json(response, 200, { data: [], paging: { next } });
    expect(await elsewhere.find(searchFor(part('a'), sandbox.now()))).toMatchObject({
      seen: 'unreadable',
      reason: { code: 'timeline-incomplete' },
    });
  });

  it('is not fooled by what others wrote on the page', async () => {
    const page = await sandbox.openPage();
    const created_time = '2026-11-22T00:00:00+0000';
    const post = { id: '1_1', message: 'a', created_time, from: { id: '999' } };
    server.answer = (response) => json(response, 200, { data: [post] });
    const platform = facebookPlatform({ ...sandbox, url: server.url }, page);
    expect(await platform.find(searchFor(part('a'), sandbox.now()))).toMatchObject({
      seen: 'absent',
    });
  });
});
