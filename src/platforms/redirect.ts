/** Credentials that a sandbox issued begin like this; a real one never does. */
const sandboxPrefix = 'sandbox-';

/**
 * Where an adapter really connects. Only loopback, and only with credentials
 * that a sandbox issued: otherwise a variable set by somebody else could carry
 * real keys, or real posts, to another host.
 */
export function redirection(
  variable: string,
  value: string | undefined,
  credentials: readonly string[],
): URL | undefined {
  if (value === undefined || value === '') return undefined;
  if (!loopback.test(value) || !URL.canParse(value))
    throw new RedirectionRefused(
      `${variable} はこの計算機の中（http://127.0.0.1:…）だけを指せます。 / ${variable} may only point to loopback.`,
    );
  if (!credentials.every((credential) => credential.startsWith(sandboxPrefix)))
    throw new RedirectionRefused(
      `${variable} はサンドボックスが発行した鍵とだけ使えます。本物の鍵では使えません。 / ${variable} works only with credentials that a sandbox issued.`,
    );
  return new URL(value);
}

/**
 * Judged as it is written: a parsed URL has already lost user-info, tabs and the
 * other spellings of an address (`2130706433`), and names are for a resolver to answer.
 */
const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?:\/[\w.-]+)*\/?$/;

export class RedirectionRefused extends Error {
  readonly code = 'redirection-refused';
  override readonly name = 'RedirectionRefused';
}
