import type { Policy } from '../../policy/policy.ts';
import { isOwn } from '../host.ts';
import { ownNames } from './own-names.ts';
import { slipsBetween } from './slips.ts';

/**
 * The own host that a public body's host is one key off from: nobody else can
 * have `pref.hokaido.lg.jp`, so it is a slip and opens nothing. Short labels
 * have honest neighbours: 大田 and 大分 are one key apart.
 */
export function meantOwnHost(host: string, policy: Policy): string | undefined {
  if (isOwn(host, policy)) return undefined;
  const labels = host.replace(/^www\./, '').split('.');
  return ownNames(policy.organisation).hosts.find((own) => {
    const others = own.split('.');
    if (others.length !== labels.length) return false;
    const [wrong, ...more] = others.flatMap((label, index) => {
      const typed = labels[index] ?? '';
      return typed === label ? [] : [{ label, typed }];
    });
    if (!wrong || more.length > 0) return false;
    return wrong.label.length >= 7 && slipsBetween(wrong.label, wrong.typed, 1) === 1;
  });
}
