import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type FacebookPage, type Json, pngImage, proofOf, useSandbox } from '../support.ts';

const { FacebookAdsApi } = createRequire(import.meta.url)('facebook-nodejs-business-sdk');
const sandbox = useSandbox();

describe('facebook-nodejs-business-sdk against the sandbox', () => {
  it('publishes in two phases: nothing is public before the flip', async () => {
    const page = await sandbox.openPage();
    const call = caller(page);
    const form = new FormData();
    form.append('source', new Blob([pngImage(64, 48)], { type: 'image/png' }), 'poster.png');
    form.append('published', 'false');
    form.append('alt_text_custom', '雪道を歩く親子のイラスト');
    form.append('appsecret_proof', proofOf(page));
    const photo = await call('POST', [page.id, 'photos'], form);

    const message = '冬の交通安全運動 <12月> & 1月\nhttps://www.pref.hokkaido.lg.jp/ss/';
    const post = await call('POST', [page.id, 'feed'], {
      message,
      published: false,
      attached_media: [{ media_fbid: photo.id }],
      appsecret_proof: proofOf(page),
    });
    expect(post.id).toMatch(new RegExp(`^${page.id}_[0-9]+$`));
    expect((await publicPosts(page)).posts).toEqual([]);
    expect((await fetch(`${sandbox.url}/media/${photo.id}`)).status).toBe(404);

    const flip = { is_published: true, appsecret_proof: proofOf(page) };
    expect(await call('POST', [post.id], { ...flip })).toEqual({ success: true });
    expect(await call('POST', [post.id], { ...flip })).toEqual({ success: true });

    const { data } = await call('GET', [page.id, 'published_posts'], {
      fields: 'id,message,created_time,is_published,attachments{media,subattachments{media}}',
      appsecret_proof: proofOf(page),
    });
    expect(data).toMatchObject([{ id: post.id, message, is_published: true }]);
    expect(data[0].attachments.data[0].media.image).toMatchObject({ width: 64, height: 48 });
    const described = await call('GET', [photo.id], {
      fields: 'alt_text_custom',
      appsecret_proof: proofOf(page),
    });
    expect(described.alt_text_custom).toBe('雪道を歩く親子のイラスト');

    const shown = await publicPosts(page);
    expect(shown.posts).toMatchObject([
      { id: post.id, text: message, media: [{ alt: '雪道を歩く親子のイラスト' }] },
    ]);
    expect((await fetch(shown.posts[0].media[0].url)).headers.get('content-type')).toBe(
      'image/png',
    );
  });

  it('refuses the empty file that the own upload of the SDK sends (facts.md, Facebook)', async () => {
    const page = await sandbox.openPage();
    const form = new FormData();
    form.append('source', new Blob([]), 'poster.png');
    form.append('appsecret_proof', proofOf(page));
    await expect(caller(page)('POST', [page.id, 'photos'], form)).rejects.toMatchObject({
      name: 'FacebookRequestError',
      status: 400,
      response: { code: 324 },
    });
  });
});

function publicPosts(page: FacebookPage): Promise<Json> {
  return sandbox.json(`/timeline/facebook/${page.id}.json`);
}

/** Crash reporter off: it would phone home (facts.md, Facebook). */
function caller(page: FacebookPage) {
  const api = new FacebookAdsApi(page.pageToken, 'ja_JP', false);
  return (method: string, path: string[], parameters: object): Promise<Json> =>
    api.call(method, path, parameters, {}, false, `${sandbox.url}/facebook`);
}
