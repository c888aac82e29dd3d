import type { Policy } from '../policy/policy.ts';
import type { DepartmentId } from '../post/post.ts';
import { parsePostId } from '../post/post-id.ts';

/** `posts/kotsu/2026/x.md` or `posts/kotsu/2026/x` → without `.md`. */
export function postName(post: string): string {
  return post.replace(/\.md$/, '');
}

/**
 * Whose head approved a post decides about it, also on an account of another
 * department. Undefined where the name is no post's or the register has no such
 * department: what is said then depends on what was asked for.
 */
export function departmentOfPost(post: string, policy: Policy): DepartmentId | undefined {
  const parsed = parsePostId(`${postName(post)}.md`);
  if (!parsed.ok || !policy.departments.has(parsed.value.department)) return undefined;
  return parsed.value.department;
}
