import type { ReasonBody } from '../../ledger/kinds/parts.ts';
import type { LogView } from '../../ledger/log.ts';
import { type Instant, instant } from '../../post/post.ts';

export interface RefusedPost {
  /** Without `.md`. */
  readonly post: string;
  readonly at: Instant;
  readonly commit: string;
  readonly reasons: readonly ReasonBody[];
}

/** As far back as a post is planned ahead; the years before cost nothing. */
const lookBackMs = 60 * 24 * 60 * 60_000;
const mostRecords = 5_000;

/** Posts on main whose last word on record is that they may not be published. */
export async function refusedPosts(view: LogView, now: Instant): Promise<readonly RefusedPost[]> {
  const decided = new Set<string>();
  const refused: RefusedPost[] = [];
  for (let seq = view.size - 1; seq >= Math.max(0, view.size - mostRecords); seq -= 1) {
    const record = await view.record(seq);
    const at = instant(Date.parse(record.at));
    if (at < now - lookBackMs) break;
    if (record.kind !== 'approved' && record.kind !== 'refused') continue;
    const { post, commit } = record.body;
    if (record.kind === 'refused' && !decided.has(post)) {
      refused.push({ post, at, commit, reasons: record.body.reasons });
    }
    decided.add(post);
  }
  return refused;
}
