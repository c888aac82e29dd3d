import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type FacebookPage,
  type Json,
  pngImage,
  proofOf,
  sendGraph,
  uploadPhoto,
  useSandbox,
} from '../support.ts';

const sandbox = useSandbox();
let page: FacebookPage;
beforeEach(async () => {
  page = await sandbox.openPage();
});

const get = async (path: string, query: Record<string, string> = {}) =>
  sendGraph(sandbox, page, { method: 'GET', path: `/v24.0${path}`, query });
const post = async (body: object): Promise<string> => {
  const path = `/v24.0/${page.id}/feed`;
  return (await sendGraph(sandbox, page, { method: 'POST', path, body })).body.id;
};

describe('credentials (developers.facebook.com, Secure requests)', () => {
  it('a good call with any one character of token or proof altered is refused', async () => {
    const good = { access_token: page.pageToken, appsecret_proof: proofOf(page) };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('access_token', 'appsecret_proof') as fc.Arbitrary<keyof typeof good>,
        fc.nat(),
        fc.constantFrom('0', '1', 'x', ' '),
        async (field, position, character) => {
          const value = good[field];
          const at = position % value.length;
          fc.pre(value[at] !== character);
          const altered = value.slice(0, at) + character + value.slice(at + 1);
          const { status } = await get('/me', { ...good, [field]: altered });
          expect(status).toBeGreaterThanOrEqual(400);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('debug_token tells page, scopes and validity, and never of another app', async () => {
    const own = await get('/debug_token', { input_token: page.pageToken });
    expect(own.body.data).toMatchObject({
      type: 'PAGE',
      is_valid: true,
      profile_id: page.id,
      expires_at: 0,
      scopes: expect.arrayContaining(['pages_manage_posts']),
    });
    const other = await sandbox.openPage();
    const { body } = await get('/debug_token', { input_token: other.pageToken });
    expect(body.data).toMatchObject({ is_valid: false, scopes: [] });
  });

  it('a page that does not require the proof still verifies one that is sent', async () => {
    page = await sandbox.openPage({ requireProof: false });
    expect((await get('/me', { appsecret_proof: '' })).status).toBe(200);
    expect((await get('/me', { appsecret_proof: 'a'.repeat(64) })).status).toBe(400);
  });
});

describe('lists of posts', () => {
  it('are read whole by cursors; `next` carries the token, as at Facebook', async () => {
    const sent: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      sandbox.clock.offsetMs += 1000;
      sent.unshift(await post({ message: `第${n}報` }));
    }
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const query = { limit: '3', ...(after && { after }) };
      const { body } = await get(`/${page.id}/published_posts`, query);
      seen.push(...body.data.map((each: Json) => each.id));
      if (!body.paging.next) break;
      expect(body.paging.next).toContain(page.pageToken);
      after = body.paging.cursors.after;
    }
    expect(seen).toEqual(sent);
  });

  it('hold drafts back, but for promotable_posts', async () => {
    const draft = await post({ message: '下書き', published: false });
    const shown = await post({ message: '公開' });
    const idsOf = async (edge: string, query = {}) =>
      (await get(`/${page.id}/${edge}`, query)).body.data.map((each: Json) => each.id);
    expect(await idsOf('feed')).toEqual([shown]);
    expect(await idsOf('published_posts')).toEqual([shown]);
    expect((await idsOf('promotable_posts')).sort()).toEqual([draft, shown].sort());
    expect(await idsOf('promotable_posts', { is_published: 'false' })).toEqual([draft]);
  });

  it('are cut by since and until, in seconds', async () => {
    sandbox.clock.offsetMs += 10_000;
    const start = Math.floor(sandbox.now() / 1000);
    await post({ message: '一' });
    const read = async (query: Record<string, string>) =>
      (await get(`/${page.id}/feed`, query)).body.data.length;
    expect(await read({ since: String(start) })).toBe(1);
    expect(await read({ since: String(start + 60) })).toBe(0);
    expect(await read({ until: String(start - 60) })).toBe(0);
  });
});

describe('a post', () => {
  it('is edited, and its time of publication stays', async () => {
    const id = await post({ message: '誤' });
    const before = (await get(`/${id}`)).body.created_time;
    sandbox.clock.offsetMs += 5000;
    const path = `/v24.0/${id}`;
    await sendGraph(sandbox, page, { method: 'POST', path, body: { message: '正' } });
    const fields = 'message,created_time,updated_time';
    const { body } = await get(`/${id}`, { fields });
    expect(body).toMatchObject({ message: '正', created_time: before });
    expect(body.updated_time).not.toBe(before);
    expect(before).toMatch(/\+0000$/);
  });

  it('loses nothing when its release is refused', async () => {
    const draft = await post({ message: '下書き', published: false });
    await post({ message: '同じ' });
    const path = `/v24.0/${draft}`;
    const body = { message: '同じ', is_published: true };
    expect((await sendGraph(sandbox, page, { method: 'POST', path, body })).status).toBe(400);
    const kept = await get(`/${draft}`, { fields: 'message,is_published' });
    expect(kept.body).toEqual({ id: draft, message: '下書き', is_published: false });
  });

  it('cannot take a temporary photo a day later (developers.facebook.com, Page Photos)', async () => {
    const form = new FormData();
    form.append('source', new Blob([pngImage()]), 'poster.png');
    form.append('published', 'false');
    form.append('temporary', 'true');
    const path = `/v24.0/${page.id}/photos`;
    const { body } = await sendGraph(sandbox, page, { method: 'POST', path, form });
    sandbox.clock.offsetMs += 24 * 60 * 60_000;
    expect(await post({ attached_media: [{ media_fbid: body.id }] })).toBeUndefined();
    const kept = await uploadPhoto(sandbox, page);
    expect(await post({ attached_media: [{ media_fbid: kept }] })).toBeDefined();
  });

  it('made of one published photo is public at once', async () => {
    const form = new FormData();
    form.append('source', new Blob([pngImage()]), 'poster.png');
    form.append('message', '写真');
    const path = `/v24.0/${page.id}/photos`;
    const { body } = await sendGraph(sandbox, page, { method: 'POST', path, form });
    const { posts } = await sandbox.json(`/timeline/facebook/${page.id}.json`);
    expect(posts).toMatchObject([{ id: body.post_id, text: '写真', media: [{ id: body.id }] }]);
  });
});

describe('usage', () => {
  it('is told in headers of each call (developers.facebook.com, Rate limits)', async () => {
    const { headers } = await get('/me');
    expect(JSON.parse(headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 0 });
    expect(headers.get('x-business-use-case-usage')).toContain(page.id);
    expect(headers.get('facebook-api-version')).toBe('v24.0');
  });
});
