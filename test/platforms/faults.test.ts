import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/post/post.ts';
import type {
  Outcome,
  Platform,
  Presence,
  Sighting,
  Standing,
} from '../../src/publish/ports/platform.ts';
import { pngImage, useSandbox } from '../sandbox/support.ts';
import {
  done,
  drip,
  facebookPlatform,
  json,
  part,
  searchFor,
  useServer,
  xPlatform,
} from './support.ts';

const sandbox = useSandbox();
const server = useServer();
const timeoutMs = 400;
const picture = { bytes: pngImage(), type: 'image/png', alt: '雪' };

/** The outcome in one word: what the rest of koho acts upon. */
function word(result: Outcome<unknown> | Sighting | Presence | Standing): string {
  if ('seen' in result) return result.seen;
  if (result.outcome !== 'no-effect') return result.outcome;
  return result.retry ? 'retry' : 'refused';
}

const faults = [
  { kind: 'drop-before' },
  { kind: 'apply-then-drop' },
  { kind: 'hang' },
  { kind: 'apply-then-hang' },
  { kind: 'cut-body' },
  { kind: '500' },
  { kind: '503-html' },
  { kind: 'apply-then-503' },
  { kind: '429' },
  { kind: 'refuse' },
] as const;
type Kind = (typeof faults)[number]['kind'];

const soon = () => instant(Date.now() + 3_600_000);

function timetable({ scheduler }: Platform) {
  if (scheduler === undefined) throw new TypeError('no timetable');
  return scheduler;
}

/** A lost answer is harmless where nothing becomes public, and unknown where it does. */
const harmless = (kind: Kind) => (kind === 'refuse' ? 'refused' : 'retry');
const publicly = (kind: Kind) =>
  kind === '429' ? 'retry' : kind === 'refuse' ? 'refused' : 'unknown';
const reading = () => 'unreadable';

describe.each(faults)('X suffers $kind', ({ kind }) => {
  it.each([
    ['GET /2/users/me', (p: Platform) => p.identify(), harmless],
    ['POST /2/media/upload/initialize', (p: Platform) => p.prepare(part('a', [picture])), harmless],
    ['POST /2/media/upload/:id/append', (p: Platform) => p.prepare(part('a', [picture])), harmless],
    [
      'POST /2/media/upload/:id/finalize',
      (p: Platform) => p.prepare(part('a', [picture])),
      harmless,
    ],
    ['POST /2/media/metadata', (p: Platform) => p.prepare(part('a', [picture])), harmless],
    ['POST /2/tweets', (p: Platform) => p.release(part('a'), { mediaIds: [] }), publicly],
    ['DELETE /2/tweets/:id', (p: Platform) => p.remove('1'), publicly],
    ['GET /2/tweets/:id', (p: Platform) => p.presence('1'), reading],
    ['GET /2/users/:id/tweets', (p: Platform) => p.find(searchFor(part('a'), Date.now())), reading],
  ] as const)('at %s', async (route, act, expected) => {
    const account = await sandbox.openAccount();
    const platform = xPlatform(sandbox, account, { timeoutMs });
    // A second one would meet the second fault, and a third none: the client must not try again.
    await sandbox.fault({ platform: 'x', route, kind, times: 2 });
    const started = performance.now();
    expect(word(await act(platform))).toBe(expected(kind));
    expect(performance.now() - started).toBeLessThan(timeoutMs + 2000);
    const { faults: left } = await sandbox.control('GET', '/faults');
    expect(left).toMatchObject([{ left: 1 }]);
    await sandbox.control('DELETE', '/faults');
    if (route === 'POST /2/tweets') {
      const { posts } = await sandbox.json(`/timeline/x/${account.handle}.json`);
      expect(posts).toHaveLength(kind.startsWith('apply') || kind === 'cut-body' ? 1 : 0);
    }
  });
});

describe.each(faults)('Facebook suffers $kind', ({ kind }) => {
  const two = { remoteId: '', mediaIds: [] };
  const rows: readonly (readonly [
    string,
    boolean,
    (
      p: Platform,
      prepared: typeof two,
    ) => Promise<Outcome<unknown> | Sighting | Presence | Standing>,
    (kind: Kind) => string,
    /** Where the request makes a post public. */
    publishes: boolean,
  ])[] = [
    ['GET /me', true, (p) => p.identify(), harmless, false],
    ['POST /:page/photos', true, (p) => p.prepare(part('a', [picture])), harmless, false],
    ['POST /:page/feed', true, (p) => p.prepare(part('b')), harmless, false],
    ['POST /:page/feed', false, (p) => p.release(part('c'), { mediaIds: [] }), publicly, true],
    ['POST /:node', true, (p, prepared) => p.release(part('a'), prepared), publicly, true],
    ['GET /:node', true, (p, prepared) => p.status(prepared.remoteId), publicly, false],
    [
      'GET /:page/published_posts',
      true,
      (p) => p.find(searchFor(part('a'), Date.now())),
      reading,
      false,
    ],
    [
      'POST /:node',
      true,
      (p, { remoteId }) => timetable(p).schedule(remoteId, soon()),
      publicly,
      false,
    ],
    ['DELETE /:node', true, (p, { remoteId }) => p.remove(remoteId), publicly, false],
    ['GET /:node', true, (p, { remoteId }) => p.presence(remoteId), reading, false],
    ['GET /:node', true, (p, { remoteId }) => timetable(p).standing(remoteId), reading, false],
  ];
  it.each(rows)('at %s, two phases: %s', async (route, twoPhase, act, expected, publishes) => {
    const page = await sandbox.openPage();
    const platform = facebookPlatform(sandbox, page, { timeoutMs, twoPhase });
    const ready = done(await facebookPlatform(sandbox, page).prepare(part('a')));
    await sandbox.fault({ platform: 'facebook', route, kind, times: 2 });
    const result = await act(platform, { ...two, remoteId: ready.remoteId ?? '' });
    expect(word(result)).toBe(expected(kind));
    expect((await sandbox.control('GET', '/faults')).faults).toMatchObject([{ left: 1 }]);
    await sandbox.control('DELETE', '/faults');
    const { posts } = await sandbox.json(`/timeline/facebook/${page.id}.json`);
    if (!publishes) expect(posts).toEqual([]);
    else {
      expect(posts).toHaveLength(kind.startsWith('apply') || kind === 'cut-body' ? 1 : 0);
    }
  });
});

describe('answers that a strict sandbox never gives', () => {
  const both = async (): Promise<readonly (readonly [string, Platform])[]> => {
    const mine = { ...sandbox, url: server.url };
    const [account, page] = [await sandbox.openAccount(), await sandbox.openPage()];
    const facebook = facebookPlatform(mine, page, { timeoutMs, twoPhase: false });
    return [
      ['x', xPlatform(mine, account, { timeoutMs })],
      ['facebook', facebook],
    ];
  };
  const send = (platform: Platform) => platform.release(part('a'), { mediaIds: [] });

  it.each([
    ['a body that drips for ever', drip],
    ['no JSON', (response) => json(response, 201, '{"data":')],
    ['an empty body', (response) => json(response, 201, '')],
    ['no id', (response) => json(response, 201, { data: {}, success: true })],
    ['an id of another kind', (response) => json(response, 201, { data: { id: 7 }, id: 7 })],
    [
      'an id that leads elsewhere',
      (response) => json(response, 201, { data: { id: '../me' }, id: '../me' }),
    ],
    ['null', (response) => json(response, 201, 'null')],
    ['a page of a proxy', (response) => json(response, 403, '<html>Forbidden</html>', html)],
    ['a proxy’s page of another kind', (response) => json(response, 400, '', html)],
    ['a redirect', (response) => json(response, 302, '', { location: 'http://127.0.0.1:1/' })],
    ['a status nobody knows', (response) => json(response, 599, { error: {} })],
    ['a spoilt compression', (response) => json(response, 200, 'xxxx', gzip)],
    [
      'a cut compression',
      (response) => {
        response.writeHead(201, { 'content-type': 'application/json', ...gzip });
        response.write(Buffer.from('1f8b0800000000000003', 'hex'), () => response.destroy());
      },
    ],
  ] as const satisfies readonly (readonly [string, typeof server.answer])[])(
    '%s: nobody knows whether it is public',
    async (_what, answer) => {
      server.answer = answer;
      for (const [name, platform] of await both()) {
        const started = performance.now();
        expect([name, word(await send(platform))]).toEqual([name, 'unknown']);
        expect(performance.now() - started).toBeLessThan(timeoutMs + 1500);
        expect(word(await platform.find(searchFor(part('a'), Date.now())))).toBe('unreadable');
        expect(word(await platform.identify())).toBe('retry');
      }
    },
  );

  it('a connection that was refused had no effect', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const nowhere = { ...sandbox, url };
    const x = xPlatform(nowhere, await sandbox.openAccount());
    const facebook = facebookPlatform(nowhere, await sandbox.openPage(), { twoPhase: false });
    for (const platform of [x, facebook]) {
      const outcome = await send(platform);
      expect(outcome).toMatchObject({
        outcome: 'no-effect',
        retry: true,
        reason: { code: 'not-connected' },
      });
    }
  });

  it('X: waits as long as the exhausted limit says, and never absurdly', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const rate = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(seconds + 100) };
    const day = {
      'x-app-limit-24hour-remaining': '0',
      'x-app-limit-24hour-reset': String(seconds + 7200),
    };
    for (const [headers, from, to] of [
      [{}, undefined, undefined],
      [rate, 98_000, 100_000],
      [{ ...rate, ...day }, 7_198_000, 7_200_000],
      [{ ...rate, 'x-rate-limit-remaining': '5', ...day }, 7_198_000, 7_200_000],
      [{ ...rate, 'x-rate-limit-reset': 'soon' }, undefined, undefined],
      [{ ...rate, 'x-rate-limit-reset': '1' }, 1000, 1000],
      [{ ...rate, 'x-rate-limit-reset': '9e99' }, 86_400_000, 86_400_000],
    ] as const) {
      server.answer = (response) => json(response, 429, { title: 'Too Many Requests' }, headers);
      const x = xPlatform({ ...sandbox, url: server.url }, await sandbox.openAccount());
      const outcome = await send(x);
      const wait = outcome.outcome === 'no-effect' ? outcome.retryAfterMs : undefined;
      // Where X does not say, the core backs off by itself.
      if (from === undefined) expect(outcome).not.toHaveProperty('retryAfterMs');
      else expect(wait).toBeGreaterThanOrEqual(from);
      if (to !== undefined) expect(wait).toBeLessThanOrEqual(to);
    }
  });

  it.each([
    [
      {
        title: 'Forbidden',
        detail: 'You are not allowed to create a Tweet with duplicate content.',
      },
    ],
    [{ errors: [{ code: 187, message: 'Status is a duplicate.' }] }],
  ])('X: a duplicate refused is a hint, never a success: %j', async (body) => {
    server.answer = (response) => json(response, 403, body);
    const x = xPlatform({ ...sandbox, url: server.url }, await sandbox.openAccount());
    expect(await send(x)).toMatchObject({
      outcome: 'unknown',
      reason: { code: 'duplicate-refused' },
    });
  });

  it.each([
    [400, 'refused'],
    [401, 'refused'],
    [402, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [408, 'unknown'],
    [409, 'unknown'],
    [413, 'refused'],
    [422, 'refused'],
    [500, 'unknown'],
    [502, 'unknown'],
    [504, 'unknown'],
  ])('X: %i in its own words is %s', async (status, expected) => {
    server.answer = (response) => json(response, status, { title: 'No', detail: 'No.', status });
    const x = xPlatform({ ...sandbox, url: server.url }, await sandbox.openAccount());
    expect(word(await send(x))).toBe(expected);
  });

  it.each([
    [1, 'unknown'],
    [2, 'unknown'],
    [4, 'retry'],
    [10, 'refused'],
    [17, 'retry'],
    [32, 'retry'],
    [100, 'refused'],
    [190, 'refused'],
    [200, 'refused'],
    [299, 'refused'],
    [341, 'retry'],
    [368, 'refused'],
    [506, 'unknown'],
    [613, 'retry'],
    [1609005, 'refused'],
    [80001, 'retry'],
    [987654, 'unknown'],
  ])('Facebook: code %i is %s', async (code, expected) => {
    for (const status of [400, 403, 500]) {
      const error = { message: `(#${code})`, type: 'OAuthException', code };
      server.answer = (response) => json(response, status, { error });
      const page = await sandbox.openPage();
      const mine = { ...sandbox, url: server.url };
      const facebook = facebookPlatform(mine, page, { twoPhase: false });
      const outcome = await send(facebook);
      expect(word(outcome)).toBe(expected);
      if (code === 506) expect(outcome).toMatchObject({ reason: { code: 'duplicate-refused' } });
    }
  });

  it('quotes a platform only in characters that a record can hold', async () => {
    const words = '\ud800\u202e\u0000\r\n'.repeat(10) + '⛄️👨‍👩‍👧'.repeat(200);
    const error = { message: words, code: 200 };
    server.answer = (response) => json(response, 403, { detail: words, title: 'No', error });
    for (const [, platform] of await both()) {
      const outcome = await send(platform);
      if (outcome.outcome !== 'no-effect') throw new Error(outcome.outcome);
      const { ja } = outcome.reason.message;
      expect(ja.isWellFormed()).toBe(true);
      expect(ja).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect([...ja].length).toBeLessThan(400);
    }
  });

  it('Facebook: waits as long as its headers say', async () => {
    const usage = { '1': [{ type: 'pages', estimated_time_to_regain_access: 60 }] };
    for (const [text, expected] of [
      [JSON.stringify(usage), 3_600_000],
      ['{broken', undefined],
      ['null', undefined],
    ] as const) {
      const headers = { 'x-business-use-case-usage': text };
      server.answer = (response) => json(response, 403, { error: { code: 32 } }, headers);
      const mine = { ...sandbox, url: server.url };
      const facebook = facebookPlatform(mine, await sandbox.openPage(), { twoPhase: false });
      expect(await send(facebook)).toMatchObject({
        retry: true,
        ...(expected !== undefined && { retryAfterMs: expected }),
      });
    }
  });

  it('X: waits for a GIF that is still converted, and sends no GIF that failed', async () => {
    const gif = { bytes: pngImage(), type: 'image/gif', alt: '' };
    for (const [end, expected] of [
      ['succeeded', 'done'],
      ['failed', 'refused'],
    ] as const) {
      server.seen.length = 0;
      server.answer = (response, { url }) => {
        const isStatus = url.includes('command=STATUS');
        const processing_info = isStatus
          ? { state: end }
          : { state: 'pending', check_after_secs: 0.05 };
        json(response, 200, {
          data: { id: '7', ...(url.includes('initialize') ? {} : { processing_info }) },
        });
      };
      const x = xPlatform({ ...sandbox, url: server.url }, await sandbox.openAccount());
      expect(word(await x.prepare(part('a', [gif])))).toBe(expected);
      // Without alternative text there is nothing to describe; an empty one would be refused.
      expect(server.seen.filter(({ url }) => url.includes('metadata'))).toEqual([]);
    }
  });
});

const html = { 'content-type': 'text/html' };
const gzip = { 'content-encoding': 'gzip' };

function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      const port = typeof address === 'object' && address ? address.port : 1;
      taken.close(() => resolve(port));
    });
  });
}
