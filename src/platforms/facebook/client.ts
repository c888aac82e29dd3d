import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import { isObject, valueAt } from '../answer.ts';
import type { Headers } from '../hearing.ts';
import { neverConnected } from '../never-connected.ts';
import { redirection } from '../redirect.ts';
import { within } from '../within.ts';
import { FacebookAdsApi, sdkAxios } from './business-sdk.ts';
import { NotConnected } from './not-connected.ts';

export interface FacebookCredentials {
  readonly pageToken: string;
  readonly appSecret: string;
}

/** Graph API calls; every one ends after `timeoutMs`, and no URL holds the token. */
export interface FacebookClient {
  get(path: readonly string[], query: Record<string, string | number>): Promise<unknown>;
  post(path: readonly string[], body: Record<string, unknown>): Promise<unknown>;
  delete(path: readonly string[]): Promise<unknown>;
  /** Own multipart: the SDK's file upload sends an empty body (facts.md, Facebook). */
  postForm(path: readonly string[], form: FormData): Promise<unknown>;
}

export function openFacebookClient(o: {
  credentials: FacebookCredentials;
  /** `KOHO_FACEBOOK_URL`: loopback only. */
  redirect?: string;
  timeoutMs: number;
  /** Told the headers of every answer, refusals included. */
  hear: (headers: Headers) => void;
}): FacebookClient {
  const { pageToken, appSecret } = o.credentials;
  const target = redirection('KOHO_FACEBOOK_URL', o.redirect, [pageToken, appSecret]);
  const base = target ? target.href.replace(/\/$/, '') : 'https://graph.facebook.com';
  // The third argument switches the crash reporter off: it would phone home with our errors.
  const api = new FacebookAdsApi(pageToken, 'ja_JP', false);
  guardRequests();
  const appsecret_proof = proofOf(o.credentials);
  const call = (method: 'GET' | 'POST' | 'DELETE', path: readonly string[], parameters: object) =>
    guarded({ origin: new URL(base).origin, timeoutMs: o.timeoutMs, hear: o.hear }, () =>
      api.call(method, path, parameters, {}, false, base),
    );
  return {
    get: (path, query) => call('GET', path, { ...query, appsecret_proof }),
    post: (path, body) => call('POST', path, { ...body, appsecret_proof }),
    delete: (path) => call('DELETE', path, { appsecret_proof }),
    postForm: (path, form) => {
      form.append('appsecret_proof', appsecret_proof);
      return call('POST', path, form);
    },
  };
}

/** HMAC-SHA256 of the token with the app's secret, hex (developers.facebook.com, "Secure Graph API calls"). */
export function proofOf({ pageToken, appSecret }: FacebookCredentials): string {
  return createHmac('sha256', appSecret).update(pageToken).digest('hex');
}

/** One call of ours while it runs. */
interface Call {
  readonly origin: string;
  readonly timeoutMs: number;
  readonly hear: (headers: Headers) => void;
  neverConnected?: boolean;
}

const calls = new AsyncLocalStorage<Call>();

async function guarded(call: Call, request: () => Promise<unknown>): Promise<unknown> {
  try {
    return await within(call.timeoutMs, calls.run(call, request));
  } catch (error) {
    // The SDK's error has lost its cause by then.
    throw call.neverConnected ? new NotConnected() : error;
  }
}

const maxAnswerBytes = 16 * 1024 * 1024;
let isGuarded = false;

/**
 * The SDK sets no time limit, follows redirects, and writes the token into each
 * URL, from where it reaches logs and errors. A request that is none of ours
 * (the SDK has others: reporting crashes, asking for the app) is not made.
 */
function guardRequests(): void {
  if (isGuarded) return;
  isGuarded = true;
  sdkAxios.interceptors.request.use((config) => {
    const url = new URL(config.url ?? '');
    const call = calls.getStore();
    if (call?.origin !== url.origin) throw new TypeError('a request that koho did not make');
    config.headers.set('Authorization', `Bearer ${url.searchParams.get('access_token')}`);
    url.searchParams.delete('access_token');
    config.url = url.href;
    config.timeout = call.timeoutMs;
    config.signal = AbortSignal.timeout(call.timeoutMs);
    config.maxRedirects = 0;
    config.maxContentLength = maxAnswerBytes;
    if (url.protocol === 'http:') config.proxy = false;
    return config;
  });
  const heard = (headers: unknown) => {
    if (isObject(headers)) calls.getStore()?.hear(headers);
  };
  const answered = (response: AxiosResponse) => {
    heard(response.headers);
    return response;
  };
  sdkAxios.interceptors.response.use(answered, (error: unknown) => {
    heard(valueAt(error, 'response', 'headers'));
    const call = calls.getStore();
    if (call && valueAt(error, 'response') === undefined) {
      call.neverConnected = neverConnected(error) || neverConnected(valueAt(error, 'cause'));
    }
    throw error;
  });
}
