import { type PostIdentity, parsePostId } from '../post-id.ts';

const ending = '.withdraw.md';

/** Whether a file is meant for a request to withdraw a post. */
export function isWithdrawalPath(path: string): boolean {
  return path.endsWith(ending);
}

/** `posts/koho/2026/winter.withdraw.md` → the identity of `posts/koho/2026/winter.md`; undefined where that cannot be a post. */
export function withdrawnPost(path: string): PostIdentity | undefined {
  if (!isWithdrawalPath(path)) return undefined;
  const parsed = parsePostId(`${path.slice(0, -ending.length)}.md`);
  return parsed.ok ? parsed.value : undefined;
}

/** Where the request about a post lies. `post`: without `.md`. */
export function withdrawalPath(post: string): string {
  return `${post}${ending}`;
}
