import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openFacebookPlatform } from '../../src/platforms/facebook/facebook-platform.ts';
import { openXPlatform } from '../../src/platforms/x/x-platform.ts';
import { type Instant, instant } from '../../src/post/post.ts';
import type { Platform, Search, SendablePart } from '../../src/publish/ports/platform.ts';
import type { FacebookPage, TestSandbox, XAccount } from '../sandbox/support.ts';

export const part = (text: string, media: SendablePart['media'] = []): SendablePart => ({
  text,
  media,
});

export function xPlatform(
  sandbox: TestSandbox,
  account: XAccount,
  more: { timeoutMs?: number; remoteId?: string } = {},
): Platform {
  return openXPlatform({
    credentials: account.credentials,
    remoteId: more.remoteId ?? account.id,
    handle: account.handle,
    redirect: `${sandbox.url}/x`,
    timeoutMs: more.timeoutMs ?? 5000,
    now: () => instant(sandbox.now()),
  });
}

export function facebookPlatform(
  sandbox: TestSandbox,
  page: FacebookPage,
  more: { timeoutMs?: number; twoPhase?: boolean } = {},
): Platform {
  return openFacebookPlatform({
    credentials: { pageToken: page.pageToken, appSecret: page.appSecret },
    remoteId: page.id,
    twoPhase: more.twoPhase ?? true,
    redirect: `${sandbox.url}/facebook`,
    timeoutMs: more.timeoutMs ?? 5000,
    now: () => instant(sandbox.now()),
  });
}

/** A search for this part in the last five minutes. */
export function searchFor(
  sent: SendablePart,
  now: number,
  more: { claimed?: readonly string[]; replyTo?: string; from?: Instant } = {},
): Search {
  return {
    part: {
      text: sent.text,
      media: sent.media.map(({ alt }, n) => ({ path: `posts/a/${n}.png`, alt })),
    },
    ...(more.replyTo === undefined ? {} : { replyTo: more.replyTo }),
    from: more.from ?? instant(now - 300_000),
    until: instant(now),
    claimed: new Set(more.claimed),
  };
}

/** `done` or a failing test that shows what came instead. */
export function done<T>(outcome: { outcome: string; value?: T; reason?: unknown }): T {
  if (outcome.outcome === 'done' && outcome.value !== undefined) return outcome.value;
  throw new Error(`not done: ${inspect(outcome)}`);
}

export async function publish(platform: Platform, sent: SendablePart) {
  const prepared = done(await platform.prepare(sent));
  return done(await platform.release(sent, prepared));
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A server of our own for what a strict sandbox never says: it answers by the given function and keeps what it saw. */
export function useServer() {
  const seen: SeenRequest[] = [];
  const server = { url: '', seen, answer: ((response) => response.end()) as Answer };
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1');
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body };
      seen.push(one);
      server.answer(response, one);
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const address = http.address();
    if (typeof address === 'object' && address) server.url = `http://127.0.0.1:${address.port}`;
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => {
    http.closeAllConnections();
    return new Promise<void>((resolve) => http.close(() => resolve()));
  });
  return server;
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** One byte every 20 ms, for ever: no idle timeout ever fires. */
export function drip(response: ServerResponse): void {
  response.writeHead(201, { 'content-type': 'application/json' });
  response.write('{"data":');
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}
