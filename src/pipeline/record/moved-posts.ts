import type { Change } from '../../forge/git/history.ts';
import type { ReasonBody } from '../../ledger/kinds/parts.ts';
import type { Policy } from '../../policy/policy.ts';
import { parsePostId } from '../../post/post-id.ts';
import { historyOf } from '../history.ts';
import { reason } from './bodies.ts';
import type { Walk } from './examine-main.ts';

/** `from`: published posts that one commit removes; `to`: the posts it adds, any of which may be the same one again. */
interface MovedPosts {
  readonly from: readonly string[];
  readonly to: ReadonlySet<string>;
}

/**
 * A delivery is known by its post's path: a published post under another name
 * would be published a second time.
 */
export async function movedPosts(
  { view: organisation, openLog }: Walk,
  policy: Policy,
  changes: readonly Change[],
): Promise<MovedPosts> {
  const removed = changes.flatMap(({ path, status }) => {
    const parsed = parsePostId(path);
    return status === 'deleted' && parsed.ok ? [parsed.value.id] : [];
  });
  const to = new Set(changes.flatMap(({ path, status }) => (status === 'added' ? [path] : [])));
  if (removed.length === 0 || to.size === 0) return { from: [], to };
  const { published } = await historyOf({ posts: removed, policy, openLog, organisation });
  return { from: removed.filter((post) => published.has(post)), to };
}

export function movedReason(from: readonly string[]): ReasonBody {
  const [first = ''] = from;
  return reason('moves-published-post', {
    ja: `公開した投稿 ${first}.md を消す変更と一緒に加えられたため、同じ投稿がもう一度公開されるおそれがあります。元のファイルを戻してください。訂正は、元のファイルを残したまま新しい投稿で出してください。`,
    en: `It was added by the change that removes ${first}.md, which is published: the same post could be published twice. Restore that file; hand in corrections as a new post beside it.`,
  });
}
