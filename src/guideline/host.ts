import type { Policy } from '../policy/policy.ts';

/** The host a browser would go to, lower case, IDNA-encoded; undefined where there is none. */
export function hostOf(target: string): string | undefined {
  const url = parseUrl(target);
  return url && /^https?:$/.test(url.protocol) ? url.hostname.replace(/\.$/, '') : undefined;
}

export function parseUrl(target: string): URL | undefined {
  return URL.canParse(target) ? new URL(target) : undefined;
}

/** Official hosts of the policy; `*.example.jp` stands for any depth below, not for `example.jp` itself. */
export function isOfficial(host: string, policy: Policy): boolean {
  return policy.organisation.officialHosts.some((official) =>
    official.startsWith('*.') ? host.endsWith(official.slice(1)) : host === official,
  );
}

export function isShortener(host: string, policy: Policy): boolean {
  const entries = policy.dictionaries.get('shorteners')?.entries ?? [];
  return entries.some(({ word }) => host === word || host === `www.${word}`);
}
