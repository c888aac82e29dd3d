import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { sendGraph, sendX, uploadX, useSandbox } from './support.ts';

const sandbox = useSandbox();

describe('the page', () => {
  it('shows both platforms, in Japanese first, with alt text and the banner', async () => {
    const account = await sandbox.openAccount({ name: '北海道広報広聴課' });
    const page = await sandbox.openPage({ name: '北海道' });
    const id = await uploadX(sandbox, account);
    const alt = { id, metadata: { alt_text: { text: '雪道を歩く親子' } } };
    await sendX(sandbox, account, { method: 'POST', path: '/2/media/metadata', body: alt });
    const body = { text: '冬の交通安全運動', media: { media_ids: [id] } };
    await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body });
    const path = `/v24.0/${page.id}/feed`;
    await sendGraph(sandbox, page, { method: 'POST', path, body: { message: '雪まつり' } });

    const { html, csp } = await open('/');
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('外部には何も公開されません');
    for (const text of [
      '北海道広報広聴課',
      '冬の交通安全運動',
      '雪まつり',
      'alt="雪道を歩く親子"',
    ]) {
      expect(html).toContain(text);
    }
    expect(csp).toContain("default-src 'none'");
    expect(csp).not.toContain('unsafe');
    expect((await open('/?lang=en')).html).toContain('Nothing is published outside.');
  });

  it('escapes every text from outside', async () => {
    const evil = `<script>alert(1)</script>"'&`;
    const account = await sandbox.openAccount({ name: evil });
    const page = await sandbox.openPage({ name: evil });
    const id = await uploadX(sandbox, account);
    const alt = { id, metadata: { alt_text: { text: `"><img src=x onerror=alert(1)>` } } };
    await sendX(sandbox, account, { method: 'POST', path: '/2/media/metadata', body: alt });
    const body = { text: evil, media: { media_ids: [id] } };
    await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body });
    const path = `/v24.0/${page.id}/feed`;
    await sendGraph(sandbox, page, { method: 'POST', path, body: { message: evil } });
    const { html } = await open('/?lang="><script>');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img src=x');
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('gives images with their real type and nosniff, and only of public posts', async () => {
    const account = await sandbox.openAccount();
    const id = await uploadX(sandbox, account);
    expect((await fetch(`${sandbox.url}/media/${id}`)).status).toBe(404);
    const body = { text: 'a', media: { media_ids: [id] } };
    const sent = await sendX(sandbox, account, { method: 'POST', path: '/2/tweets', body });
    const image = await fetch(`${sandbox.url}/media/${id}`);
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(image.headers.get('x-content-type-options')).toBe('nosniff');
    const path = `/2/tweets/${sent.body.data.id}`;
    await sendX(sandbox, account, { method: 'DELETE', path });
    expect((await fetch(`${sandbox.url}/media/${id}`)).status).toBe(404);
  });
});

describe('a web page elsewhere cannot drive the sandbox', () => {
  it.each([
    ['a rebound name', { host: 'evil.example' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an origin on another port', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('%s', async (_, headers) => {
    expect(await statusOf('/_sandbox/faults', headers)).toBe(403);
    expect(await statusOf('/x/2/users/me', headers)).toBe(403);
  });

  it('nor can a form, which cannot send JSON', async () => {
    const response = await fetch(`${sandbox.url}/_sandbox/x/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"handle":"a","name":"b"}',
    });
    expect(response.status).toBe(400);
  });

  it('but its own page, curl and a link are fine', async () => {
    const own = { origin: sandbox.url, 'sec-fetch-site': 'same-origin' };
    expect(await statusOf('/_sandbox/faults', own)).toBe(200);
    expect(await statusOf('/_sandbox/faults', {})).toBe(200);
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await statusOf('/', link)).toBe(200);
  });
});

describe('what it issues and where it listens', () => {
  it('marks every credential, so that koho knows them', async () => {
    const { credentials } = await sandbox.openAccount();
    const { pageToken, appSecret } = await sandbox.openPage();
    for (const secret of [...Object.values(credentials), pageToken, appSecret]) {
      expect(secret).toMatch(/^sandbox-/);
    }
  });

  it('is bound to loopback', () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('refuses a body that would fill its memory', async () => {
    const announced = { 'content-length': String(17 * 1024 * 1024) };
    expect(await statusOf('/x/2/users/me', announced)).toBe(413);
  });

  it('gives a handle once', async () => {
    const { handle } = await sandbox.openAccount();
    expect(await sandbox.openAccount({ handle: handle.toUpperCase() })).toEqual({
      error: 'handle-taken',
    });
  });

  it('serves GitHub below /github and knows no other place', async () => {
    expect((await fetch(`${sandbox.url}/github/api/v3/repos/none/none`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/elsewhere`)).status).toBe(404);
  });
});

async function open(path: string) {
  const response = await fetch(sandbox.url + path);
  const csp = response.headers.get('content-security-policy') ?? '';
  return { html: await response.text(), csp };
}

/** `fetch` does not let a test forge Host or Sec-Fetch headers. */
function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(sandbox.url);
    const forged = { host: `${hostname}:${port}`, ...headers };
    // A connection of its own: after a body that never comes it is of no further use.
    const options = { hostname, port, path, headers: forged, agent: false };
    const sent = request(options, (response) => {
      resolve(response.statusCode);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end();
  });
}
