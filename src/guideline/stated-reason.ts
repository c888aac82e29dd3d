import type { Post } from '../post/post.ts';
import { isNoReason } from './no-reason.ts';

/** The reason that the author states for what a rule finds; undefined where there is none, or none that says why. */
export function statedReason({ waivers }: Pick<Post, 'waivers'>, id: string): string | undefined {
  const reason = waivers.find(({ rule }) => rule.value === id)?.reason.value;
  return reason === undefined || isNoReason(reason) ? undefined : reason;
}
