/** Credentials that a sandbox issued begin like this; a real one never does. */
export const sandboxPrefix = 'sandbox-';

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
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'http:' || !['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname))
    throw new RedirectionRefused(
      `${variable} はこの計算機の中（http://127.0.0.1:…）だけを指せます。 / ${variable} may only point to loopback.`,
    );
  if (!credentials.every((credential) => credential.startsWith(sandboxPrefix)))
    throw new RedirectionRefused(
      `${variable} はサンドボックスが発行した鍵とだけ使えます。本物の鍵では使えません。 / ${variable} works only with credentials that a sandbox issued.`,
    );
  return url;
}

export class RedirectionRefused extends Error {
  readonly code = 'redirection-refused';
  override readonly name = 'RedirectionRefused';
}
