import { hostName } from './host.ts';
import { hostsIn } from './links.ts';
import { sameAddress, withoutWww } from './same-address.ts';
import { fold } from './text-lines.ts';

/**
 * The host that a link's text shows where readers would take it for the target
 * and it is not. A text that is an address must be the target's, but for scheme,
 * `www.`, the last slash, and a path cut with `…`.
 */
export function shownElsewhere(linkText: string, target: URL): string | undefined {
  const text = fold(linkText.trim()).replace(/^\/\//, '');
  const host = withoutWww(hostName(target));
  const [, scheme = ''] = /^(https?:\/\/)/i.exec(text) ?? [];
  const bare = text.slice(scheme.length);
  for (const shown of hostsIn(bare.replace(/https?:\/\//gi, ' '))) {
    const name = withoutWww(shown.host.replace(/\.$/, ''));
    // A sub-domain belongs to whoever has the domain that is shown.
    if (host !== name && !host.endsWith(`.${name}`)) return shown.host;
  }
  if (scheme === '' || !URL.canParse(text) || /(?:…|\.\.\.)$/.test(text)) return undefined;
  const address = new URL(text);
  if (withoutWww(hostName(address)) !== host) return hostName(address);
  return sameAddress(address.href, target.href) ? undefined : address.host;
}
