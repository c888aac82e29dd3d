import { isPolicyPath } from '../policy/policy-digest.ts';
import type { Subject } from './facts.ts';

/**
 * Whether a path may be touched by a pull request for a post or for the policy.
 */
export function belongsTo(kind: Subject['kind'], path: string): boolean {
  switch (kind) {
    case 'post':
      return path.startsWith('posts/');
    case 'policy':
      return isPolicyPath(path);
  }
}
