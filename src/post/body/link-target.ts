import { findForbidden } from '../characters.ts';

/**
 * Why a link's target cannot be published. Only http and https: `tel:` and
 * `mailto:` would be published as bare words that no platform turns into links.
 */
export function targetProblem(target: string): 'link-scheme' | 'link-form' | undefined {
  if (!/^https?:\/\//i.test(target)) return 'link-scheme';
  const unclear = /\s/.test(target) || findForbidden(target) || target !== target.normalize('NFC');
  return unclear || !URL.canParse(target) ? 'link-form' : undefined;
}
