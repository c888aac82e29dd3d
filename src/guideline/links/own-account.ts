import type { Account, Policy } from '../../policy/policy.ts';
import type { PlatformId } from '../../post/payload.ts';
import { hostName } from '../host.ts';

/** Whether a link leads to one of the organisation's own official accounts, or to a post of it. */
export function isOwnAccount(url: URL, policy: Policy): boolean {
  const platform = platformOf(hostName(url));
  if (platform === undefined) return false;
  const [first = '', ...rest] = segments(url);
  const id = url.searchParams.get('id');
  return [...policy.accounts.values()].some((account) => {
    if (account.platform !== platform || account.status !== 'approved') return false;
    return names(account).includes(first) || [id, ...rest.slice(0, 2)].includes(account.remoteId);
  });
}

/** Whether `@name` is one of the organisation's own. */
export function isOwnHandle(name: string, policy: Policy): boolean {
  const wanted = name.toLowerCase();
  return [...policy.accounts.values()].some(
    (account) => account.status === 'approved' && names(account).includes(wanted),
  );
}

const sites: Readonly<Record<PlatformId, RegExp>> = {
  x: /^(?:(?:www|mobile)\.)?(?:x|twitter)\.com$/,
  facebook: /^(?:(?:www|m|web|ja-jp)\.)?(?:facebook|fb)\.com$/,
};

function platformOf(host: string): PlatformId | undefined {
  if (sites.x.test(host)) return 'x';
  return sites.facebook.test(host) ? 'facebook' : undefined;
}

function names({ handle, remoteId }: Account): readonly string[] {
  return [handle.replace(/^@/, '').toLowerCase(), remoteId];
}

function segments({ pathname }: URL): string[] {
  return pathname.split('/').filter(Boolean).map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).replace(/^@/, '').toLowerCase();
  } catch {
    return segment;
  }
}
