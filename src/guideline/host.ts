import { isOfficialHost } from '../policy/official-host.ts';
import type { Policy } from '../policy/policy.ts';

/** The host a browser would go to, lower case, IDNA-encoded; undefined where there is none. */
export function hostOf(target: string): string | undefined {
  const url = parseUrl(target);
  return url && /^https?:$/.test(url.protocol) ? url.hostname.replace(/\.$/, '') : undefined;
}

export function parseUrl(target: string): URL | undefined {
  return URL.canParse(target) ? new URL(target) : undefined;
}

export function isOfficial(host: string, policy: Policy): boolean {
  return isOfficialHost(policy.organisation, host);
}

export function isShortener(host: string, policy: Policy): boolean {
  const entries = policy.dictionaries.get('shorteners')?.entries ?? [];
  return entries.some(({ word }) => host === word || host === `www.${word}`);
}
