import type { Post } from '../post/post.ts';
import type { Finding } from './rule.ts';
import { idleWaiverId } from './rule-ids.ts';

/** Mended in a key of their own, as their messages say: `link_reasons`, `answers`, `acknowledge`. */
const elsewhere = ['link-reason', 'question', idleWaiverId];

/** Rules that found something which a reason under `acknowledge` would let pass, and for which the post states none. */
export function passableRules(
  findings: readonly Finding[],
  waivers: Post['waivers'] = [],
): readonly string[] {
  const stated = new Set([...elsewhere, ...waivers.map(({ rule }) => rule.value)]);
  const open = findings.filter(
    ({ severity, waivableBy, acknowledged }) =>
      acknowledged === undefined && (severity === 'warn' || waivableBy),
  );
  return [...new Set(open.map(({ rule }) => rule))].filter((rule) => !stated.has(rule));
}
