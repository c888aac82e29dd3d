// `URL` exists in Node and in browsers alike, but neither `lib: es2024` nor a
// pure module knows it by type: the types of Node cover it here.

/** The parsed URL, or undefined where it is none. */
export function readUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

/** The machine itself, where plain http crosses no network. */
export function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}
