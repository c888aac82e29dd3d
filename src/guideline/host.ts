import { isOfficialHost } from '../policy/official-host.ts';
import type { DictionaryEntry, Policy } from '../policy/policy.ts';

/** The host a browser would go to, lower case, IDNA-encoded; undefined where there is none. */
export function hostOf(target: string): string | undefined {
  const url = parseUrl(target);
  return url && hostName(url);
}

/** http and https only. */
export function parseUrl(target: string): URL | undefined {
  if (!URL.canParse(target)) return undefined;
  const url = new URL(target);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Without the dot of a fully qualified name: `www.example.jp.` is the same site. */
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
