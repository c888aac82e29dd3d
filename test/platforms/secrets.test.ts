import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FacebookAdsApi } from '../../src/platforms/facebook/business-sdk.ts';
import type { Platform } from '../../src/publish/ports/platform.ts';
import { type FacebookPage, pngImage, useSandbox } from '../sandbox/support.ts';
import { facebookPlatform, json, part, searchFor, useServer, xPlatform } from './support.ts';

const sandbox = useSandbox();
const server = useServer();
const picture = { bytes: pngImage(), type: 'image/png', alt: '雪' };

/** Everything that an adapter gives back or throws, for every call of the port. */
async function everything(platform: Platform): Promise<string> {
  const said: unknown[] = [];
  const keep = (call: Promise<unknown>) =>
    call.then(
      (value) => said.push(value),
      (error: unknown) =>
        said.push(error, error instanceof Error ? `${error.message}${error.stack}` : ''),
    );
  await keep(platform.identify());
  await keep(platform.prepare(part('a', [picture])));
  await keep(platform.release(part('a'), { mediaIds: [] }));
  await keep(platform.release(part('a'), { remoteId: '1_2', mediaIds: [] }));
  await keep(platform.status('1_2'));
  await keep(platform.find(searchFor(part('a'), Date.now())));
  return `${inspect(said, { depth: 10, showHidden: true })}${JSON.stringify(said)}`;
}

function secretsOf(page: FacebookPage): readonly string[] {
  const proof = createHmac('sha256', page.appSecret).update(page.pageToken).digest('hex');
  return [page.pageToken, page.appSecret, proof];
}

function expectClean(said: string, secrets: readonly string[]): void {
  for (const secret of secrets) expect(said).not.toContain(secret);
  expect(said).not.toMatch(
    /(?:oauth_(?:signature|token|consumer_key)|appsecret_proof)=["\\]*[^＊"\\]/i,
  );
  expect(said).not.toMatch(/Bearer [^＊]/i);
}

describe('no secret leaves an adapter', () => {
  it('in any outcome, sighting or error, though every answer quotes them all', async () => {
    const [account, page] = [await sandbox.openAccount(), await sandbox.openPage()];
    const mine = { ...sandbox, url: server.url };
    const adapters: readonly (readonly [Platform, readonly string[]])[] = [
      [xPlatform(mine, account, { timeoutMs: 500 }), Object.values(account.credentials)],
      [facebookPlatform(mine, page, { timeoutMs: 500 }), secretsOf(page)],
    ];
    const status = fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 429, 500, 503);
    const body = fc.constantFrom('object', 'text', 'cut', 'drop');
    const code = fc.constantFrom(1, 4, 100, 190, 200, 506);
    await fc.assert(
      fc.asyncProperty(status, body, code, async (answered, kind, graph) => {
        for (const [platform, secrets] of adapters) {
          server.answer = (response, request) => {
            const { authorization = '' } = request.headers;
            const quoted = `${secrets.join(' ')} Authorization: ${authorization} ${request.url} ${request.body}`;
            const error = { message: quoted, code: graph };
            const answer = { title: quoted, detail: quoted, errors: [{ message: quoted }], error };
            if (kind === 'drop') response.destroy();
            else if (kind === 'text')
              json(response, answered, quoted, { 'content-type': 'text/html' });
            else if (kind === 'object') json(response, answered, answer);
            else json(response, answered, JSON.stringify(answer).slice(0, -9));
          };
          expectClean(await everything(platform), secrets);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in no URL of Facebook, and each request goes to the place that was named', async () => {
    const page = await sandbox.openPage();
    const mine = { ...sandbox, url: server.url };
    server.answer = (response) =>
      json(response, 200, { id: '1_2', success: true, is_published: true, data: [] });
    await everything(facebookPlatform(mine, page));
    expect(server.seen.length).toBeGreaterThan(6);
    for (const { url, headers } of server.seen) {
      expect(url).not.toContain(page.pageToken);
      expect(url).not.toContain('access_token');
      expect(url).toMatch(/^\/facebook\/v24\.0\//);
      expect(headers.authorization).toBe(`Bearer ${page.pageToken}`);
    }
  });

  it('by the SDK’s own reports of crashes, which are off, nor by any request that is not koho’s', async () => {
    const listeners = () => process.listeners('uncaughtException').length;
    const before = listeners();
    const page = await sandbox.openPage();
    const platform = facebookPlatform({ ...sandbox, url: server.url }, page);
    expect(listeners()).toBe(before);
    const api = new FacebookAdsApi(page.pageToken, 'ja_JP', false);
    server.answer = (response) => json(response, 200, {});
    const outside = api.call('GET', ['me'], {}, {}, false, server.url);
    await expect(outside).rejects.toThrow();
    expect(server.seen).toEqual([]);
    await platform.identify();
    expect(server.seen).toHaveLength(1);
  });
});
