import type { LogView } from '../../ledger/log.ts';
import { type Instant, instant } from '../../post/post.ts';

/** When a pause was last lifted, if that was since an instant; reads the tip's records back to there. */
export async function resumedSince(view: LogView, since: Instant): Promise<Instant | undefined> {
  for (let seq = view.size - 1; seq >= 0; seq -= 1) {
    const { at, kind } = await view.record(seq);
    const time = instant(Date.parse(at));
    if (time < since) return undefined;
    if (kind === 'resumed') return time;
  }
  return undefined;
}
