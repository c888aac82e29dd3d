import { hostName, parseUrl } from '../host.ts';

/**
 * The host to which an address sends its readers on, where it says so itself:
 * `https://www.google.com/url?q=https://…`, `/redirect?to=//…`. Sharing and
 * translating services are given an address to work on, not to go to.
 */
export function redirectTarget(url: URL, host: string): string | undefined {
  if (url.search === '' || worksOnAddresses.test(host + url.pathname)) return undefined;
  for (const [name, value] of url.searchParams) {
    if (!/^(?:https?:)?\/\/[^/]/i.test(value) || isReference.test(name)) continue;
    const target = parseUrl(value.startsWith('//') ? `https:${value}` : value);
    if (target && hostName(target) !== host) return hostName(target);
  }
  return undefined;
}

const worksOnAddresses =
  /(?:^|\.)(?:facebook\.com\/(?:sharer|share|plugins|dialog)|(?:x|twitter)\.com\/(?:intent|share)|line\.me\/|b\.hatena\.ne\.jp\/|translate\.google|web\.archive\.org|validator\.w3\.org|[a-z0-9-]+\/(?:share|embed|oembed|viewer|translate|proofreading))/i;

/** Names of parameters that say where readers come from, or what is shown inside the page. */
const isReference =
  /^(?:ref|referrer|referer|utm_\w+|source|src|file|image|img|feed|callback|origin|via)$/i;
