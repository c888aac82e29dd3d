import { hostName } from '../host.ts';

/** Whether two URLs lead to the same page but for what sites treat alike: scheme, `www.`, the last slash, the fragment. */
export function sameAddress(a: URL, b: URL): boolean {
  return plain(a) === plain(b);
}

export function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}

function plain(url: URL): string {
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${withoutWww(hostName(url))}${port}${url.pathname.replace(/\/$/, '')}${url.search}`;
}
