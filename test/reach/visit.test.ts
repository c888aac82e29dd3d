import { afterEach, describe, expect, it } from 'vitest';
import { visit } from '../../src/reach/visit.ts';
import { openWeb, type Serve, type Web } from './web.ts';

let web: Web | undefined;
afterEach(() => web?.close());

const never = new AbortController().signal;

async function see(
  url: string,
  serve: Serve,
  names: Parameters<typeof openWeb>[1] = {},
  signal = never,
) {
  web = await openWeb(serve, names);
  return { fact: await visit(url, web, signal), web };
}

const status =
  (code: number, headers: Record<string, string> = {}): Serve =>
  (_, response) => {
    response.writeHead(code, headers).end();
  };

const routes =
  (all: Readonly<Record<string, readonly [number, string?]>>): Serve =>
  ({ headers, url }, response) => {
    const [code, location] = all[`${headers.host}${url}`] ?? [404];
    // Sites send UTF-8 in headers; Node writes Latin-1.
    const bytes = location && Buffer.from(location).toString('latin1');
    response.writeHead(code, bytes === undefined ? {} : { location: bytes }).end();
  };

describe('what a visit says of a link', () => {
  it('opens: one request, for the head only, without cookies, credentials or where it comes from', async () => {
    const { fact, web } = await see('http://www.example.lg.jp/page?a=1#part', status(200));
    expect(fact).toEqual({ state: 'opens', final: 'http://www.example.lg.jp/page?a=1#part' });
    expect(web.asked).toEqual(['HEAD www.example.lg.jp/page?a=1']);
    expect(Object.keys(web.heads[0] ?? {}).sort()).toEqual([
      ...['accept', 'connection', 'host', 'user-agent'],
    ]);
  });

  it('ends where the redirects of a shortener end', async () => {
    const { fact, web } = await see(
      'http://bit.ly/abc',
      routes({
        'bit.ly/abc': [301, 'http://go.example.com/x'],
        'go.example.com/x': [302, '/ページ'],
        'go.example.com/%E3%83%9A%E3%83%BC%E3%82%B8': [200],
      }),
    );
    expect(fact).toEqual({
      state: 'opens',
      final: 'http://go.example.com/%E3%83%9A%E3%83%BC%E3%82%B8',
    });
    expect(web.resolved).toEqual(['bit.ly', 'go.example.com', 'go.example.com']);
  });

  it('asks again where a server does not know HEAD', async () => {
    const { fact, web } = await see('http://example.com/', ({ method }, response) => {
      response.writeHead(method === 'GET' ? 200 : 405).end();
    });
    expect(fact.state).toBe('opens');
    expect(web.asked).toEqual(['HEAD example.com/', 'GET example.com/']);
  });

  it.each([404, 410])('%i is gone', async (code) => {
    expect((await see('http://example.com/', status(code))).fact).toEqual({
      state: 'gone',
      why: 'no-page',
    });
  });

  it('a name that nobody has is gone', async () => {
    const { fact, web } = await see('http://nobody.example/', status(200), {
      'nobody.example': null,
    });
    expect(fact).toEqual({ state: 'gone', why: 'no-site' });
    expect(web.asked).toEqual([]);
  });

  it.each([
    [401, 'login'],
    [403, 'refused'],
    [406, 'refused'],
    [429, 'busy'],
    [451, 'refused'],
    [500, 'server-error'],
    [503, 'server-error'],
  ])('%i says nothing of the page: %s', async (code, why) => {
    expect((await see('http://example.com/', status(code))).fact).toEqual({ state: 'unseen', why });
  });

  it('a page for logging in hides what is behind it', async () => {
    const { fact } = await see(
      'http://sns.example.com/page',
      routes({
        'sns.example.com/page': [302, '/accounts/login/?next=page'],
        'sns.example.com/accounts/login/?next=page': [200],
      }),
    );
    expect(fact).toEqual({ state: 'unseen', why: 'login' });
  });

  it('does not read an endless body, and gives up an endless head', async () => {
    const endless: Serve = ({ method }, response) => {
      if (method === 'HEAD') return void response.writeHead(405).end();
      response.writeHead(200);
      response.write('x'.repeat(1_000_000));
    };
    expect((await see('http://example.com/', endless)).fact.state).toBe('opens');
    web?.close();
    const large = status(200, { 'x-filler': 'y'.repeat(40_000) });
    expect((await see('http://example.com/', large)).fact).toEqual({
      state: 'unseen',
      why: 'unreachable',
    });
  });

  it('waits no longer than it may', async () => {
    const silent: Serve = () => {};
    const { fact } = await see('http://example.com/', silent, {}, AbortSignal.timeout(50));
    expect(fact).toEqual({ state: 'unseen', why: 'timeout' });
  });

  it('goes round in circles only so often', async () => {
    const { fact, web } = await see('http://example.com/', status(302, { location: '/' }));
    expect(fact).toEqual({ state: 'unseen', why: 'too-many-redirects' });
    expect(web.asked).toHaveLength(6);
  });
});

describe('what a visit never does', () => {
  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://10.0.0.8/',
    'http://inside.example.com/',
    'http://mixed.example.com/',
    'http://nowhere.example.com/',
    'http://localhost/',
  ])('asks %s, at first or by a redirect', async (target) => {
    const names = {
      'inside.example.com': ['192.168.0.10'],
      'mixed.example.com': ['8.8.8.8', '10.0.0.1'],
      'nowhere.example.com': [],
      localhost: ['127.0.0.1'],
    };
    const first = await see(target, status(200), names);
    expect(first.fact).toEqual({ state: 'unseen', why: 'private-address' });
    expect(first.web.dialled).toEqual([]);
    first.web.close();
    const second = await see('http://example.com/', status(302, { location: target }), names);
    expect(second.fact).toEqual({ state: 'unseen', why: 'private-address' });
    expect(second.web.asked).toEqual(['HEAD example.com/']);
  });

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://example.com:8080/',
    'https://example.com:22/',
    'http://user@example.com/',
    'http://:secret@example.com/',
    'gopher://example.com/',
  ])('follows %s, at first or by a redirect', async (target) => {
    const first = await see(target, status(200));
    expect(first.fact).toEqual({ state: 'unseen', why: 'not-a-web-address' });
    expect(first.web.dialled).toEqual([]);
    first.web.close();
    const second = await see('http://start.example/', status(302, { location: target }));
    expect(second.fact).toEqual({ state: 'unseen', why: 'not-a-web-address' });
    expect(second.web.dialled).toHaveLength(1);
  });

  it('connects elsewhere than to the address that was checked, though the name changes its mind', async () => {
    let asked = 0;
    web = await openWeb(status(200));
    const rebinding = {
      ...web,
      resolve: () => Promise.resolve([asked++ === 0 ? '8.8.4.4' : '127.0.0.1']),
    };
    expect((await visit('http://rebind.example/', rebinding, never)).state).toBe('opens');
    expect(web.dialled).toEqual([{ address: '8.8.4.4', port: 80 }]);
    // The next hop is a new question, and its answer is checked anew.
    expect(await visit('http://rebind.example/', rebinding, never)).toEqual({
      state: 'unseen',
      why: 'private-address',
    });
  });

  it('uses other ports than 80 and 443', async () => {
    const { fact, web } = await see('https://example.com/', status(200));
    expect(web.dialled).toEqual([{ address: '8.8.8.8', port: 443 }]);
    // The server of this test speaks no TLS: what is not encrypted does not count as seen.
    expect(fact.state).toBe('unseen');
    expect(web.asked).toEqual([]);
  });
});
