import { describe, expect, it } from 'vitest';
import { useSandbox } from '../sandbox/support.ts';
import { done, facebookPlatform, json, part, useServer, xPlatform } from './support.ts';

const sandbox = useSandbox();
const server = useServer();

describe('a post of X', () => {
  it('is deleted, read back as absent, and a second deletion claims nothing', async () => {
    const platform = xPlatform(sandbox, await sandbox.openAccount());
    const { remoteId } = done(await platform.release(part('a'), { mediaIds: [] }));
    expect(await platform.presence(remoteId)).toMatchObject({ seen: 'present' });
    expect(await platform.remove(remoteId)).toMatchObject({ outcome: 'done', value: undefined });
    expect(await platform.presence(remoteId)).toMatchObject({ seen: 'absent' });
    expect(await platform.remove(remoteId)).toMatchObject({ outcome: 'unknown' });
  });

  it('of another account is refused', async () => {
    const other = xPlatform(sandbox, await sandbox.openAccount());
    const { remoteId } = done(await other.release(part('a'), { mediaIds: [] }));
    const platform = xPlatform(sandbox, await sandbox.openAccount());
    expect(await platform.remove(remoteId)).toMatchObject({ outcome: 'no-effect', retry: false });
    expect(await other.presence(remoteId)).toMatchObject({ seen: 'present' });
  });

  it.each([
    ['that it did not', { data: { deleted: false } }],
    ['nothing', {}],
  ])('is not called deleted where X says %s', async (_, body) => {
    const platform = xPlatform({ ...sandbox, url: server.url }, await sandbox.openAccount());
    server.answer = (response) => json(response, 200, body);
    expect(await platform.remove('1')).toMatchObject({ outcome: 'unknown' });
  });

  it.each([
    [{ errors: [{ type: 'https://api.twitter.com/2/problems/not-authorized-for-resource' }] }],
    [{}],
    [{ data: { id: '2' } }],
  ])('is not called absent for %j', async (body) => {
    const platform = xPlatform({ ...sandbox, url: server.url }, await sandbox.openAccount());
    server.answer = (response) => json(response, 200, body);
    expect(await platform.presence('1')).toMatchObject({ seen: 'unreadable' });
  });
});

describe('a post of Facebook', () => {
  it('is deleted, read back as absent, and a second deletion claims nothing', async () => {
    const platform = facebookPlatform(sandbox, await sandbox.openPage(), { twoPhase: false });
    const { remoteId } = done(await platform.release(part('a'), { mediaIds: [] }));
    expect(await platform.presence(remoteId)).toMatchObject({ seen: 'present' });
    expect(await platform.remove(remoteId)).toMatchObject({ outcome: 'done', value: undefined });
    expect(await platform.presence(remoteId)).toMatchObject({ seen: 'absent' });
    expect(await platform.remove(remoteId)).toMatchObject({ outcome: 'unknown' });
  });

  it('that was never public is absent, and once deleted cannot be made public', async () => {
    const platform = facebookPlatform(sandbox, await sandbox.openPage(), { twoPhase: true });
    const prepared = done(await platform.prepare(part('a')));
    const id = prepared.remoteId ?? '';
    expect(await platform.presence(id)).toMatchObject({ seen: 'absent' });
    expect(await platform.remove(id)).toMatchObject({ outcome: 'done' });
    expect(await platform.release(part('a'), prepared)).toMatchObject({ outcome: 'no-effect' });
    expect(await platform.presence(id)).toMatchObject({ seen: 'absent' });
  });

  it('is not called absent by a token that may read nothing', async () => {
    const platform = facebookPlatform({ ...sandbox, url: server.url }, await sandbox.openPage());
    const error = { code: 100, error_subcode: 33, type: 'GraphMethodException', message: 'x' };
    server.answer = (response) => json(response, 400, { error });
    expect(await platform.presence('1_2')).toMatchObject({ seen: 'unreadable' });
  });
});
