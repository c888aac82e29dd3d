import type { Policy } from '../policy/policy.ts';
import type { Post } from '../post/post.ts';
import type { Finding } from './rule.ts';
import { statedReason } from './stated-reason.ts';
import { waivableBy } from './waivable.ts';

/** With a stated reason a warning passes; a block does where the policy says by whose approval. */
export function passable(finding: Finding, post: Pick<Post, 'waivers'>, policy: Policy): Finding {
  const { rule, severity } = finding;
  const roles = severity === 'block' ? waivableBy(rule, policy) : [];
  if (severity !== 'warn' && roles.length === 0) return finding;
  const acknowledged = statedReason(post, rule);
  return {
    ...finding,
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(roles.length > 0 ? { waivableBy: roles } : {}),
  };
}
