import { Agent } from 'node:http';
import { redirection } from '../redirect.ts';
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
}

export function openXClient(o: {
  credentials: XCredentials;
  /** `KOHO_X_URL`: loopback only. */
  redirect?: string;
  timeoutMs: number;
}): XClient {
  const { appKey, appSecret, accessToken, accessSecret } = o.credentials;
  const target = redirection('KOHO_X_URL', o.redirect, [
    appKey,
    appSecret,
    accessToken,
    accessSecret,
  ]);
  const client = new TwitterApi(
    { appKey, appSecret, accessToken, accessSecret },
    {
      ...(target ? { httpAgent: new Agent() } : {}),
      plugins: [
        {
          onBeforeRequest({ computedParams, requestOptions }) {
            // The socket timeout alone would let a drip of bytes hold the run for ever.
            requestOptions.signal = AbortSignal.timeout(o.timeoutMs);
            // After signing: the signature stays that of api.x.com.
            if (target) computedParams.url = retarget(computedParams.url, target);
          },
        },
      ],
    },
  ).v2;
  const timeout = o.timeoutMs;
  return {
    get: (path, query = {}) => client.get(path, query, { timeout }),
    post: (path, body) => client.post(path, body, { timeout }),
    postForm: (path, body) => client.post(path, body, { timeout, forceBodyMode: 'form-data' }),
  };
}

function retarget(url: URL, target: URL): URL {
  const base = target.pathname.replace(/\/$/, '');
  return new URL(`${target.origin}${base}${url.pathname}${url.search}`);
}
