import { createHmac, timingSafeEqual } from 'node:crypto';
import { type OAuthParameters, parseAuthorization } from './authorization-header.ts';
import { percentEncode, signatureBase } from './signature-base.ts';
import type { XAccount, XState } from './x-state.ts';

export interface XCaller {
  readonly account: XAccount;
}

interface IncomingRequest {
  readonly method: string;
  /** Path without the sandbox's `/x`. */
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  /** The body where it is a URL-encoded form: only then is it signed. */
  readonly form: string | undefined;
}

const signedFor = 'https://api.x.com';
const toleranceSeconds = 300;

/**
 * Verifies OAuth 1.0a user context as X does. The client signs for api.x.com and
 * is led to loopback afterwards, so the base string is that of the real address.
 * Every answer but the caller is the same 401: X does not say which part was wrong.
 */
export class OAuth1Verifier {
  readonly #state: XState;
  readonly #now: () => number;
  /** Nonce → when it may be forgotten. A replayed request has a good signature; only this tells. */
  readonly #seen = new Map<string, number>();

  constructor(state: XState, now: () => number) {
    this.#state = state;
    this.#now = now;
  }

  verify(request: IncomingRequest): XCaller | undefined {
    const oauth = parseAuthorization(request.authorization ?? '');
    if (oauth?.oauth_signature_method !== 'HMAC-SHA1' || oauth.oauth_version !== '1.0') {
      return undefined;
    }
    const account = this.#state.accountByToken(oauth.oauth_token);
    if (account?.credentials.appKey !== oauth.oauth_consumer_key) return undefined;
    if (!isSignature(oauth.oauth_signature, expectedSignature(request, oauth, account))) {
      return undefined;
    }
    return this.#isFresh(oauth) ? { account } : undefined;
  }

  #isFresh(oauth: OAuthParameters): boolean {
    const nowSeconds = Math.floor(this.#now() / 1000);
    if (!/^[0-9]{1,12}$/.test(oauth.oauth_timestamp)) return false;
    if (Math.abs(nowSeconds - Number(oauth.oauth_timestamp)) > toleranceSeconds) return false;
    for (const [nonce, until] of this.#seen) if (until < nowSeconds) this.#seen.delete(nonce);
    const nonce = `${oauth.oauth_token} ${oauth.oauth_nonce}`;
    if (this.#seen.has(nonce)) return false;
    this.#seen.set(nonce, nowSeconds + 2 * toleranceSeconds);
    return true;
  }
}

function expectedSignature(
  request: IncomingRequest,
  oauth: OAuthParameters,
  account: XAccount,
): string {
  const { oauth_signature: _, ...signed } = oauth;
  const base = signatureBase({
    method: request.method,
    baseUrl: signedFor + request.path,
    parameters: [
      ...Object.entries(signed),
      ...new URLSearchParams(request.query),
      ...new URLSearchParams(request.form ?? ''),
    ],
  });
  const { appSecret, accessSecret } = account.credentials;
  const key = `${percentEncode(appSecret)}&${percentEncode(accessSecret)}`;
  return createHmac('sha1', key).update(base).digest('base64');
}

function isSignature(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
