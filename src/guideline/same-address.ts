import { hostName, parseUrl } from './host.ts';

/** Whether two URLs lead to the same page but for what sites treat alike: scheme, `www.`, the last slash, the fragment. */
export function sameAddress(a: string, b: string): boolean {
  const [left, right] = [plain(a), plain(b)];
  return left !== undefined && left === right;
}

function plain(target: string): string | undefined {
  const url = parseUrl(target);
  if (!url) return undefined;
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${withoutWww(hostName(url))}${port}${url.pathname.replace(/\/$/, '')}${url.search}`;
}

export function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}
