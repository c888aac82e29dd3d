import { describe, expect, it } from 'vitest';
import type { Editor, Platform } from '../../src/publish/ports/platform.ts';
import { pngImage, useSandbox } from '../sandbox/support.ts';
import { done, facebookPlatform, json, part, publish, useServer } from './support.ts';

const sandbox = useSandbox();
const server = useServer();
const timeoutMs = 400;
const image = { bytes: pngImage(64, 48), type: 'image/png', alt: '雪道' };
const wrong = '会場は道の駅です。';
const right = '【訂正】会場は合同庁舎です。\n道の駅ではありません。';
const publicOf = async (id: string) => (await sandbox.json(`/timeline/facebook/${id}.json`)).posts;

function editorOf({ editor }: Platform): Editor {
  if (editor === undefined) throw new TypeError('no editor');
  return editor;
}

async function published(twoPhase = true) {
  const page = await sandbox.openPage();
  const platform = facebookPlatform(sandbox, page, { twoPhase });
  const { remoteId } = await publish(platform, part(wrong, [image]));
  return { page, platform, remoteId, editor: editorOf(platform) };
}

describe.each([true, false])('the text of a public post, made in two phases: %s', (twoPhase) => {
  it('is replaced, and only the text; the public sees that it was', async () => {
    const { page, remoteId, editor } = await published(twoPhase);
    expect(await editor.stands(remoteId)).toMatchObject({ outcome: 'done', value: 'public' });
    expect(await editor.shows(remoteId, right)).toMatchObject({ value: { public: false } });
    sandbox.clock.offsetMs += 90_000;
    const before = sandbox.now();
    const post = done(await editor.edit(remoteId, right));
    expect(post.remoteId).toBe(remoteId);
    // Not the time of the first text: no text is on record as public before it was approved.
    expect(post.publicAt).toBeGreaterThanOrEqual(before);
    expect(await editor.shows(remoteId, right)).toMatchObject({ value: { public: true } });
    expect(await publicOf(page.id)).toMatchObject([
      { id: remoteId, text: right, media: [{ alt: '雪道' }], earlier: [{ text: wrong }] },
    ]);
    const shown = await (await fetch(sandbox.url)).text();
    expect(shown).toContain('編集履歴（1回）');
  });

  it('can be replaced by the same again without harm', async () => {
    const { page, remoteId, editor } = await published(twoPhase);
    done(await editor.edit(remoteId, right));
    done(await editor.edit(remoteId, right));
    expect(await publicOf(page.id)).toMatchObject([{ text: right, earlier: [{ text: wrong }] }]);
  });
});

describe('what cannot be edited', () => {
  it('is called gone: another page’s post, one that is not public, a deleted one, none at all', async () => {
    const { page, platform, remoteId, editor } = await published();
    const other = await published();
    const draft = done(await platform.prepare(part('下書き'))).remoteId ?? '';
    const expectGone = async (id: string) =>
      expect(await editor.stands(id)).toMatchObject({ outcome: 'done', value: 'gone' });
    await expectGone(other.remoteId);
    await expectGone(draft);
    await expectGone(`${page.id}_1`);
    expect(await editor.edit(other.remoteId, right)).toMatchObject({
      outcome: 'no-effect',
      retry: false,
      reason: { code: 'not-there' },
    });
    await platform.remove(remoteId);
    await expectGone(remoteId);
    expect(await editor.edit(remoteId, right)).toMatchObject({ outcome: 'no-effect' });
    expect(await publicOf(other.page.id)).toMatchObject([{ text: wrong }]);
  });
});

const faults = [
  ['drop-before', false, 'unknown'],
  ['apply-then-drop', true, 'unknown'],
  ['hang', false, 'unknown'],
  ['apply-then-hang', true, 'unknown'],
  ['cut-body', true, 'unknown'],
  ['500', false, 'unknown'],
  ['503-html', false, 'unknown'],
  ['apply-then-503', true, 'unknown'],
  ['429', false, 'no-effect'],
  ['refuse', false, 'no-effect'],
] as const;

describe.each(faults)('the request suffers %s', (kind, isApplied, outcome) => {
  it('and says no more than is known', async () => {
    const { page, remoteId } = await published();
    const platform = facebookPlatform(sandbox, page, { timeoutMs });
    await sandbox.fault({ platform: 'facebook', route: 'POST /:node', kind, times: 2 });
    expect(await editorOf(platform).edit(remoteId, right)).toMatchObject({ outcome });
    // The client must not try again by itself.
    expect((await sandbox.control('GET', '/faults')).faults).toMatchObject([{ left: 1 }]);
    await sandbox.control('DELETE', '/faults');
    expect(await publicOf(page.id)).toMatchObject([{ text: isApplied ? right : wrong }]);
    const asked = await editorOf(platform).shows(remoteId, right);
    expect(asked).toMatchObject({ outcome: 'done', value: { public: isApplied } });
  });

  it('while it is only looked at, and nothing is taken for granted', async () => {
    const { page, remoteId } = await published();
    const editor = editorOf(facebookPlatform(sandbox, page, { timeoutMs }));
    await sandbox.fault({ platform: 'facebook', route: 'GET /:node', kind, times: 3 });
    expect((await editor.stands(remoteId)).outcome).toBe('no-effect');
    expect((await editor.shows(remoteId, right)).outcome).not.toBe('done');
    // Replaced, and not read back: nobody knows yet.
    expect((await editor.edit(remoteId, right)).outcome).toBe('unknown');
    await sandbox.control('DELETE', '/faults');
  });
});

describe('answers that a strict sandbox never gives', () => {
  it.each([
    ['no success', { success: false }, right],
    ['another text than was sent', { success: true }, wrong],
  ])('%s: nobody knows', async (_, answer, message) => {
    const page = await sandbox.openPage();
    const id = `${page.id}_7`;
    const node = {
      ...{ id, message, is_published: true },
      created_time: '2026-12-01T01:00:00+0000',
    };
    server.answer = (response, { method }) =>
      json(response, 200, method === 'POST' ? answer : node);
    const editor = editorOf(facebookPlatform({ ...sandbox, url: server.url }, page));
    expect(await editor.edit(id, right)).toMatchObject({ outcome: 'unknown' });
  });
});
