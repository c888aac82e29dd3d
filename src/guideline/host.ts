import { isOfficialHost } from '../policy/official-host.ts';
import type { DictionaryEntry, Policy } from '../policy/policy.ts';

/** http and https only. */
export function parseUrl(target: string): URL | undefined {
  const url = URL.parse(target);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** The host a browser would go to, lower case, IDNA-encoded; without the dot of a fully qualified name. */
export function hostName(url: URL): string {
  return url.hostname.replace(/\.$/, '');
}

export function isOfficial(host: string, policy: Policy): boolean {
  return isOfficialHost(policy.organisation, host);
}

/** The dictionary's entry for a shortener's host or a sub-domain of it. */
export function shortenerOf(host: string, policy: Policy): DictionaryEntry | undefined {
  const entries = policy.dictionaries.get('shorteners')?.entries ?? [];
  return entries.find(({ word }) => host === word || host.endsWith(`.${word}`));
}
