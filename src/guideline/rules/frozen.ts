import type { Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { cite } from '../cite.ts';
import type { Finding, History, Rule } from '../rule.ts';

export const frozen: Rule = {
  id: 'frozen',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '公開した投稿のファイルは変えられない',
    en: 'The file of a published post does not change',
  },
  check({ post, history, contentDigest }) {
    const published = history.published.get(post.id);
    if (!published || published.contentDigest === contentDigest) return [];
    return [{ place: { line: 1, column: 1 }, message: frozenMessage }];
  },
};

/**
 * Published posts whose files a change deletes or moves away. `removed`:
 * repository-relative paths. Weighed and cited by the policy where it is given.
 */
export function frozenFindings(
  removed: readonly string[],
  history: History,
  policy?: Policy,
): readonly Finding[] {
  const severity = policy?.guideline.rules.get(frozen.id)?.severity ?? frozen.severity;
  if (severity === 'off') return [];
  const published = new Set([...history.published.keys()].map((id) => `${id}.md`));
  return removed
    .filter((path) => published.has(path))
    .map((path) => ({
      rule: frozen.id,
      clause: frozen.clause,
      severity,
      path,
      line: 1,
      column: 1,
      message: cite(frozenMessage, frozen.clause, policy),
    }));
}

const frozenMessage: Message = {
  ja: 'この投稿はすでに公開されたか、公開が始まっています。ファイルの変更・移動・削除は公開された内容を変えません。元に戻し、訂正は新しい投稿で行ってください。',
  en: 'This post is already published, or its publication has begun. Editing, moving or deleting the file changes nothing that is public. Restore it, and correct by a new post.',
};
