import { isOfficialHost } from '../policy/official-host.ts';
import type { Policy } from '../policy/policy.ts';
import { isPublicBody } from './links/public-body.ts';

/** http and https only. */
export function parseUrl(target: string): URL | undefined {
  const url = URL.parse(target);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The host a browser would go to, lower case, IDNA-encoded; without the dot of a fully qualified name. */
export function hostName(url: URL): string {
  return url.hostname.replace(/\.$/, '');
}

/** The organisation's own, by its policy. */
export function isOwn(host: string, policy: Policy): boolean {
  return isOfficialHost(policy.organisation, host);
}

/** The organisation's own, or another public body's: a link there needs no reason, and imitates nobody. */
export function isOfficial(host: string, policy: Policy): boolean {
  return isOwn(host, policy) || isPublicBody(host);
}
