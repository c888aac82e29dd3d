interface SignedRequest {
  readonly method: string;
  /** Without query: the address the client believes to talk to. */
  readonly baseUrl: string;
  /** Every parameter that is signed: query, form body, `oauth_*` without the signature. */
  readonly parameters: readonly (readonly [string, string])[];
}

/**
 * The signature base string.
 * Source: docs.x.com, "Creating a signature"; RFC 5849, 3.4.1.
 */
export function signatureBase(request: SignedRequest): string {
  const pairs = request.parameters
    .map(([key, value]) => [percentEncode(key), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([key, value]) => `${key}=${value}`);
  return [request.method.toUpperCase(), request.baseUrl, pairs.join('&')]
    .map(percentEncode)
    .join('&');
}

/** RFC 3986: everything but letters, digits, `-._~`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
