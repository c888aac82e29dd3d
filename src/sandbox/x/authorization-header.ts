export interface OAuthParameters {
  readonly oauth_consumer_key: string;
  readonly oauth_nonce: string;
  readonly oauth_signature: string;
  readonly oauth_signature_method: string;
  readonly oauth_timestamp: string;
  readonly oauth_token: string;
  readonly oauth_version: string;
}

const names = [
  'oauth_consumer_key',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
  'oauth_timestamp',
  'oauth_token',
  'oauth_version',
] as const;

/**
 * Reads `Authorization: OAuth …`: each of the seven parameters exactly once and
 * nothing else. `undefined` = not such a header.
 * Source: docs.x.com, "Authorizing a request"; RFC 5849, 3.5.1.
 */
export function parseAuthorization(header: string): OAuthParameters | undefined {
  if (!/^OAuth /i.test(header)) return undefined;
  const found = new Map<string, string>();
  for (const item of header.slice('OAuth '.length).split(',')) {
    const match = /^\s*([a-z_]+)="([^"]*)"\s*$/.exec(item);
    const [, name = '', encoded = ''] = match ?? [];
    const value = decode(encoded);
    if (!match || value === undefined || found.has(name)) return undefined;
    found.set(name, value);
  }
  if (found.size !== names.length) return undefined;
  const read = (name: (typeof names)[number]) => found.get(name) ?? '';
  if (names.some((name) => read(name) === '')) return undefined;
  return {
    oauth_consumer_key: read('oauth_consumer_key'),
    oauth_nonce: read('oauth_nonce'),
    oauth_signature: read('oauth_signature'),
    oauth_signature_method: read('oauth_signature_method'),
    oauth_timestamp: read('oauth_timestamp'),
    oauth_token: read('oauth_token'),
    oauth_version: read('oauth_version'),
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
