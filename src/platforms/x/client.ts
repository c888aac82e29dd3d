import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Headers } from '../hearing.ts';
import { redirection } from '../redirect.ts';
import { within } from '../within.ts';
import { TwitterApi } from './twitter-api.ts';

export interface XCredentials {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

/** The few calls that koho makes, OAuth 1.0a user context, each ended after `timeoutMs` whatever happens. */
export interface XClient {
  get(path: string, query?: Record<string, string | number>): Promise<unknown>;
  post(path: string, body?: object): Promise<unknown>;
  postForm(path: string, body: object): Promise<unknown>;
  delete(path: string): Promise<unknown>;
}

export function openXClient(o: {
  credentials: XCredentials;
  /** `KOHO_X_URL`: loopback only. */
  redirect?: string;
  timeoutMs: number;
  /** Told the headers of every answer, refusals included. */
  hear: (headers: Headers) => void;
}): XClient {
  const { appKey, appSecret, accessToken, accessSecret } = o.credentials;
  const keys = { appKey, appSecret, accessToken, accessSecret };
  const target = redirection('KOHO_X_URL', o.redirect, Object.values(keys));
  const client = new TwitterApi(keys, {
    // A connection of its own for each request: one kept alive may just be closing, and the answer is lost.
    httpAgent: target ? new HttpAgent() : new HttpsAgent(),
    // A cut compressed answer never settles the client's promise, and a spoilt one crashes the process.
    compression: 'identity',
    plugins: [
      {
        onBeforeRequest({ computedParams, requestOptions }) {
          // The idle timeout alone would let a drip of bytes hold the run for ever.
          requestOptions.signal = AbortSignal.timeout(o.timeoutMs);
          // After signing: the signature stays that of api.x.com.
          if (target) computedParams.url = retarget(computedParams.url, target);
        },
        onAfterRequest: ({ response }) => o.hear(response.headers),
        onResponseError({ error }) {
          o.hear(error.headers);
          return undefined;
        },
      },
    ],
  }).v2;
  const { timeoutMs: timeout } = o;
  return {
    get: (path, query = {}) => within(timeout, client.get(path, query, { timeout })),
    post: (path, body) => within(timeout, client.post(path, body, { timeout })),
    postForm: (path, body) =>
      within(timeout, client.post(path, body, { timeout, forceBodyMode: 'form-data' })),
    delete: (path) => within(timeout, client.delete(path, {}, { timeout })),
  };
}

function retarget(url: URL, target: URL): URL {
  const base = target.pathname.replace(/\/$/, '');
  return new URL(`${target.origin}${base}${url.pathname}${url.search}`);
}
