import { afterEach, describe, expect, it } from 'vitest';
import { sendGraph, sendX, useSandbox, type XAccount } from './support.ts';

const sandbox = useSandbox();
afterEach(() => sandbox.control('DELETE', '/faults'));

const order = (kind: string, more: object = {}) =>
  sandbox.fault({ platform: 'x', route: 'POST /2/tweets', kind, times: 1, ...more });
const tweet = (account: XAccount, text = 'a') =>
  sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body: { text } });
const count = async (account: XAccount) =>
  (await sandbox.json(`/timeline/x/${account.handle}.json`)).posts.length;

describe('a fault on the line', () => {
  it.each([
    ['drop-before', 0],
    ['apply-then-drop', 1],
    ['cut-body', 1],
  ])('%s breaks the connection, with %i post published', async (kind, published) => {
    const account = await sandbox.openAccount();
    await order(kind);
    await expect(tweet(account)).rejects.toThrow(/fetch failed|terminated/);
    expect(await count(account)).toBe(published);
  });

  it('cut-body promises more than it sends, after the true status', async () => {
    const account = await sandbox.openAccount();
    await order('cut-body', { route: 'GET /2/users/:id/tweets' });
    const response = await fetch(`${sandbox.url}/x/2/users/${account.id}/tweets`);
    expect(response.status).toBe(401);
    await expect(response.text()).rejects.toThrow();
  });

  it.each([
    ['hang', 0],
    ['apply-then-hang', 1],
  ])('%s never answers, with %i post published', async (kind, published) => {
    const account = await sandbox.openAccount();
    await order(kind);
    const answer = tweet(account).then(
      () => 'answered',
      () => 'broken',
    );
    // Another request on its own connection is served meanwhile; the first stays open.
    await expect.poll(() => count(account)).toBe(published);
    await expect.poll(async () => (await sandbox.control('GET', '/faults')).faults).toEqual([]);
    expect(await Promise.race([answer, sandbox.json('/timeline/x/none.json')])).toEqual({
      error: 'not-found',
    });
  });

  it.each([
    ['refuse', 403, 0],
    ['429', 429, 0],
    ['500', 500, 0],
    ['503-html', 503, 0],
    ['apply-then-503', 503, 1],
  ])('%s answers %i, with %i post published', async (kind, status, published) => {
    const account = await sandbox.openAccount();
    await order(kind);
    expect((await tweet(account)).status).toBe(status);
    expect(await count(account)).toBe(published);
  });

  it('429 says when to come back', async () => {
    const account = await sandbox.openAccount();
    await order('429', { options: { resetSeconds: 60 } });
    const { headers } = await tweet(account);
    const wait = Number(headers.get('x-rate-limit-reset')) - Date.now() / 1000;
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThan(70);
    expect(headers.get('x-rate-limit-remaining')).toBe('0');
  });

  it('503 is HTML, whatever the client asked for', async () => {
    await order('503-html');
    const answer = await tweet(await sandbox.openAccount());
    expect(answer.type).toContain('text/html');
    expect(answer.body).toContain('<html>');
  });

  it('stale reads show the state at the order, then the truth', async () => {
    const account = await sandbox.openAccount();
    await tweet(account, '前');
    sandbox.clock.offsetMs += 10;
    await order('stale-reads', { route: 'GET /2/users/:id/tweets', times: 2 });
    sandbox.clock.offsetMs += 10;
    await tweet(account, '後');
    const read = async () => {
      const path = `/2/users/${account.id}/tweets`;
      return (await sendX(sandbox, account, { method: 'GET', path })).body.meta.result_count;
    };
    expect([await read(), await read(), await read()]).toEqual([1, 1, 2]);
  });

  it('a stale read still shows what was deleted since', async () => {
    const account = await sandbox.openAccount();
    const { body } = await tweet(account);
    sandbox.clock.offsetMs += 10;
    await order('stale-reads', { route: 'GET /2/tweets/:id' });
    sandbox.clock.offsetMs += 10;
    const path = `/2/tweets/${body.data.id}`;
    await sendX(sandbox, account, { method: 'DELETE', path });
    const read = async () => (await sendX(sandbox, account, { method: 'GET', path })).body;
    expect((await read()).data.id).toBe(body.data.id);
    expect((await read()).errors[0].title).toBe('Not Found Error');
  });

  it('hits as often as ordered and only its route', async () => {
    const account = await sandbox.openAccount();
    await order('500', { times: 2 });
    expect((await sendX(sandbox, account, { method: 'GET', path: '/2/users/me' })).status).toBe(
      200,
    );
    const answers = [await tweet(account), await tweet(account), await tweet(account)];
    expect(answers.map((answer) => answer.status)).toEqual([500, 500, 201]);
  });
});

describe('faults on Facebook', () => {
  it('finds the route with and without version', async () => {
    const page = await sandbox.openPage();
    const fault = { platform: 'facebook', route: 'POST /:page/feed', kind: '500', times: 2 };
    await sandbox.fault(fault);
    for (const path of [`/v24.0/${page.id}/feed`, `/${page.id}/feed`]) {
      const { status, body } = await sendGraph(sandbox, page, {
        method: 'POST',
        path,
        body: { message: 'a' },
      });
      expect(status).toBe(500);
      expect(body.error).toMatchObject({ code: 2, is_transient: true });
    }
  });

  it.each([
    ['429', undefined, 32],
    ['429', 4, 4],
    ['refuse', 368, 368],
  ])('%s speaks Graph, code %s → %i', async (kind, code, answered) => {
    const page = await sandbox.openPage();
    const options = code === undefined ? {} : { code };
    const fault = { platform: 'facebook', route: '* /*', kind, times: 1, options };
    await sandbox.fault(fault);
    const { status, body, headers } = await sendGraph(sandbox, page, {
      method: 'GET',
      path: '/v24.0/me',
    });
    expect(status).toBe(403);
    expect(body.error.code).toBe(answered);
    if (kind === '429') expect(headers.get('x-app-usage')).toContain('"call_count":100');
  });

  it('apply-then-drop of the flip leaves the post public', async () => {
    const page = await sandbox.openPage();
    const draft = await sendGraph(sandbox, page, {
      method: 'POST',
      path: `/v24.0/${page.id}/feed`,
      body: { message: 'a', published: false },
    });
    const fault = { platform: 'facebook', route: 'POST /:post', kind: 'apply-then-drop', times: 1 };
    await sandbox.fault(fault);
    const path = `/v24.0/${draft.body.id}`;
    const flip = sendGraph(sandbox, page, { method: 'POST', path, body: { is_published: true } });
    await expect(flip).rejects.toThrow('fetch failed');
    expect((await sandbox.json(`/timeline/facebook/${page.id}.json`)).posts).toHaveLength(1);
  });
});

describe('orders that are refused', () => {
  it.each([
    [{ kind: 'explode' }],
    [{ times: 0 }],
    [{ times: 1.5 }],
    [{ platform: 'line' }],
    [{ route: '/2/tweets' }],
    [{ route: 'PATCH /2/tweets' }],
    [{ route: 'POST /2/tweets?x=1' }],
    [{ option: {} }],
    [{ options: { status: 200 } }],
  ])('%j', async (wrong) => {
    const good = { platform: 'x', route: 'POST /2/tweets', kind: 'hang', times: 1 };
    expect(await sandbox.fault({ ...good, ...wrong })).toMatchObject({ error: 'bad-order' });
    expect((await sandbox.control('GET', '/faults')).faults).toEqual([]);
  });
});
