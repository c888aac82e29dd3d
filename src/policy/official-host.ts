import type { Organisation } from './policy.ts';

/**
 * Whether a host is the organisation's own. A leading `*.` in the policy stands
 * for any depth of sub-domain, and not for the name itself. `host` as
 * `URL.hostname` gives it: lower case, punycode.
 */
export function isOfficialHost(
  organisation: Pick<Organisation, 'officialHosts'>,
  host: string,
): boolean {
  return organisation.officialHosts.some((official) =>
    official.startsWith('*.') ? host.endsWith(official.slice(1)) : host === official,
  );
}
