import { hostName, parseUrl } from '../host.ts';
import { fold } from '../text-lines.ts';
import { findHosts } from './find-hosts.ts';
import { sameAddress, withoutWww } from './same-address.ts';

/**
 * The host that a link's text shows where readers would take it for the target
 * and it is not. A text that is an address must be the target's, but for scheme,
 * `www.`, the last slash, and a path cut with `…`.
 */
export function shownElsewhere(linkText: string, target: URL): string | undefined {
  const text = fold(linkText.trim());
  const host = withoutWww(hostName(target));
  const address = parseUrl(text);
  if (address) return addressElsewhere(text, address, target);
  // A sub-domain belongs to whoever has the domain that is shown.
  return findHosts(text.replace(/https?:\/\//gi, ' '))
    .map((shown) => shown.host)
    .find((shown) => !`.${host}`.endsWith(`.${withoutWww(shown)}`));
}

function addressElsewhere(text: string, address: URL, target: URL): string | undefined {
  if (sameAddress(address, target)) return undefined;
  const sameHost = withoutWww(hostName(address)) === withoutWww(hostName(target));
  return sameHost && /(?:…|\.\.\.)$/.test(text) ? undefined : address.host;
}
