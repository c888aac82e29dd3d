import type { Policy } from '../policy/policy.ts';
import { type PostIdentity, parsePostId } from '../post/post-id.ts';

/** `posts/kotsu/2026/x.md` or `posts/kotsu/2026/x` → without `.md`. */
export function postName(post: string): string {
  return post.replace(/\.md$/, '');
}

/**
 * A post by the name that somebody gave. Whose head approved it decides about it,
 * also on an account of another department. Undefined where the name is no post's or
 * the register has no such department: what is said then depends on what was asked for.
 */
export function registeredPost(post: string, policy: Policy): PostIdentity | undefined {
  const parsed = parsePostId(`${postName(post)}.md`);
  return parsed.ok && policy.departments.has(parsed.value.department) ? parsed.value : undefined;
}
