import type { Post } from '../post/post.ts';
import type { Finding } from './rule.ts';
import { idleWaiverId } from './rule-ids.ts';

/** Mended in a key of their own, as their messages say: `link_reasons`, `answers`, `acknowledge`. */
const elsewhere = ['link-reason', 'question', idleWaiverId];

/** Rules that found something which a reason under `acknowledge` would let pass, and for which there is no entry yet. */
export function passableRules(
  { waivers }: Pick<Post, 'waivers'>,
  findings: readonly Finding[],
): readonly string[] {
  const stated = new Set([...elsewhere, ...waivers.map(({ rule }) => rule.value)]);
  const open = findings.filter(({ severity, waivableBy }) => severity === 'warn' || waivableBy);
  return [...new Set(open.map(({ rule }) => rule))].filter((rule) => !stated.has(rule));
}
