import type { Policy } from '../../policy/policy.ts';
import type { DepartmentId } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import { neverApproved } from './withdraw-refusals.ts';

/** `posts/kotsu/2026/x.md` or `posts/kotsu/2026/x` → without `.md`. */
export function postName(post: string): string {
  return post.replace(/\.md$/, '');
}

/** Whose head approved it decides about it, also on an account of another department. @throws KohoError `wrong-use` */
export function departmentOf(post: string, policy: Policy): DepartmentId {
  const parsed = parsePostId(`${post}.md`);
  if (parsed.ok && policy.departments.has(parsed.value.department)) return parsed.value.department;
  throw neverApproved(post);
}
