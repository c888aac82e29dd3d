import { describe, expect, it } from 'vitest';
import { instant } from '../../src/post/post.ts';
import type { Platform } from '../../src/publish/ports/platform.ts';
import { pngImage, useSandbox } from '../sandbox/support.ts';
import { done, facebookPlatform, json, part, useServer } from './support.ts';

const sandbox = useSandbox();
const server = useServer();
const minute = 60_000;
const isDone = { outcome: 'done' };
const image = { bytes: pngImage(64, 48), type: 'image/png', alt: '雪道' };
const publicOf = async (id: string) => (await sandbox.json(`/timeline/facebook/${id}.json`)).posts;
const later = (ms: number) => instant(Math.ceil((sandbox.now() + ms) / 1000) * 1000);

function timetable({ scheduler }: Platform) {
  if (scheduler === undefined) throw new TypeError('no timetable');
  return scheduler;
}

async function prepared() {
  const page = await sandbox.openPage();
  const platform = facebookPlatform(sandbox, page);
  const { remoteId = '' } = done(await platform.prepare(part('冬の交通安全運動', [image])));
  return { page, platform, remoteId, ...timetable(platform) };
}

describe('the timetable of a Facebook page', () => {
  it('makes an invisible post public by itself, at its time and once', async () => {
    const { page, remoteId, schedule, standing } = await prepared();
    expect(await standing(remoteId)).toMatchObject({ seen: 'hidden' });
    const at = later(20 * minute);
    expect(await schedule(remoteId, at)).toMatchObject(isDone);
    expect(await standing(remoteId)).toMatchObject({ seen: 'scheduled', publishesAt: at });
    expect(await publicOf(page.id)).toEqual([]);
    const shown = await (await fetch(sandbox.url)).text();
    expect(shown).toContain('予約済み（まだ公開されていません）');
    sandbox.clock.offsetMs += 21 * minute;
    expect(await standing(remoteId)).toMatchObject({
      seen: 'public',
      post: { remoteId, publicAt: at },
    });
    expect(await publicOf(page.id)).toMatchObject([{ id: remoteId, media: [{ alt: '雪道' }] }]);
  });

  it('lets a post be moved and deleted, and then it never becomes public', async () => {
    const { page, platform, remoteId, schedule, standing } = await prepared();
    expect(await schedule(remoteId, later(20 * minute))).toMatchObject(isDone);
    const far = later(29 * 24 * 60 * minute);
    expect(await schedule(remoteId, far)).toMatchObject(isDone);
    expect(await standing(remoteId)).toMatchObject({ seen: 'scheduled', publishesAt: far });
    expect(await platform.remove(remoteId)).toMatchObject(isDone);
    expect(await standing(remoteId)).toMatchObject({ seen: 'gone' });
    sandbox.clock.offsetMs += 21 * minute;
    expect(await publicOf(page.id)).toEqual([]);
    expect(await schedule(remoteId, later(20 * minute))).toMatchObject({ outcome: 'no-effect' });
    expect(await platform.remove(remoteId)).toMatchObject({ outcome: 'unknown' });
  });

  it('takes nothing nearer than 10 minutes or farther than 30 days, and nothing that is public', async () => {
    const { remoteId, schedule, standing, platform } = await prepared();
    for (const ms of [9 * minute, 31 * 24 * 60 * minute]) {
      const refused = await schedule(remoteId, later(ms));
      expect(refused).toMatchObject({ outcome: 'no-effect', retry: false });
    }
    expect(await standing(remoteId)).toMatchObject({ seen: 'hidden' });
    done(await platform.release(part('冬の交通安全運動'), { remoteId, mediaIds: [] }));
    expect(await schedule(remoteId, later(20 * minute))).toMatchObject({ outcome: 'no-effect' });
    expect(await standing(remoteId)).toMatchObject({ seen: 'public' });
  });

  it('a post that a token may not see is not taken for gone', async () => {
    const { page, remoteId } = await prepared();
    const other = await sandbox.openPage();
    const wrong = facebookPlatform(sandbox, { ...other, id: page.id });
    expect(await timetable(wrong).standing(remoteId)).toMatchObject({ seen: 'unreadable' });
    const mute = await sandbox.openPage({ name: 'x', scopes: ['pages_manage_posts'] });
    const blind = timetable(facebookPlatform(sandbox, mute));
    expect(await blind.standing(`${mute.id}_1`)).toMatchObject({ seen: 'unreadable' });
  });

  it.each([
    ['another error than that it is not there', { error: { code: 100, message: 'x' } }, 400],
    ['a time in words', { is_published: false, scheduled_publish_time: 'soon' }, 200],
    ['no word whether it is public', { scheduled_publish_time: 1_800_000_000 }, 200],
  ])('says nothing of a post where the answer is %s', async (_what, body, status) => {
    server.answer = (response) => json(response, status, body);
    const facebook = facebookPlatform({ ...sandbox, url: server.url }, await sandbox.openPage());
    expect(await timetable(facebook).standing('1_2')).toMatchObject({ seen: 'unreadable' });
  });

  it('X has none', async () => {
    const { openXPlatform } = await import('../../src/platforms/x/x-platform.ts');
    const account = await sandbox.openAccount();
    const x = openXPlatform({
      credentials: account.credentials,
      remoteId: account.id,
      handle: account.handle,
      redirect: `${sandbox.url}/x`,
      timeoutMs: 5000,
      now: () => instant(sandbox.now()),
    });
    expect(x.scheduler).toBeUndefined();
  });
});
