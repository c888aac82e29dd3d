import { createHmac } from 'node:crypto';
import { redirection } from '../redirect.ts';
import { FacebookAdsApi, sdkAxios } from './business-sdk.ts';

export interface FacebookCredentials {
  readonly pageToken: string;
  readonly appSecret: string;
}

/** Graph API calls; every one ends after `timeoutMs`, and no URL holds the token. */
export interface FacebookClient {
  get(path: readonly string[], query: Record<string, string | number>): Promise<unknown>;
  post(path: readonly string[], body: Record<string, unknown>): Promise<unknown>;
  /** Own multipart: the SDK's file upload sends an empty body (facts.md, Facebook). */
  postForm(path: readonly string[], form: FormData): Promise<unknown>;
}

export function openFacebookClient(o: {
  credentials: FacebookCredentials;
  /** `KOHO_FACEBOOK_URL`: loopback only. */
  redirect?: string;
  timeoutMs: number;
}): FacebookClient {
  const { pageToken, appSecret } = o.credentials;
  const target = redirection('KOHO_FACEBOOK_URL', o.redirect, [pageToken, appSecret]);
  const base = target ? target.href.replace(/\/$/, '') : '';
  // The third argument switches the crash reporter off: it would phone home with our errors.
  const api = new FacebookAdsApi(pageToken, 'ja_JP', false);
  guardRequests(o.timeoutMs);
  const proof = createHmac('sha256', appSecret).update(pageToken).digest('hex');
  return {
    get: (path, query) =>
      api.call('GET', path, { ...query, appsecret_proof: proof }, {}, false, base),
    post: (path, body) =>
      api.call('POST', path, { ...body, appsecret_proof: proof }, {}, false, base),
    postForm: (path, form) => {
      form.append('appsecret_proof', proof);
      return api.call('POST', path, form, {}, false, base);
    },
  };
}

let guarded = false;

/** The SDK sets no time limit and writes the token into each URL, from where it reaches logs and errors. */
function guardRequests(timeoutMs: number): void {
  sdkAxios.defaults.timeout = timeoutMs;
  if (guarded) return;
  guarded = true;
  sdkAxios.interceptors.request.use((config) => {
    const url = new URL(config.url ?? '');
    const token = url.searchParams.get('access_token');
    if (token !== null) {
      url.searchParams.delete('access_token');
      config.url = url.href;
      config.headers.set('Authorization', `Bearer ${token}`);
    }
    config.signal = AbortSignal.timeout(Number(sdkAxios.defaults.timeout));
    config.maxRedirects = 0;
    if (url.protocol === 'http:') config.proxy = false;
    return config;
  });
}
