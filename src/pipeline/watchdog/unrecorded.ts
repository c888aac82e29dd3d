import { type Instant, instant } from '../../post/post.ts';
import { dueAt, latestOf } from '../../post/schedule.ts';
import { later } from '../../publish/instant.ts';
import type { Sight } from '../clock/watch.ts';
import { examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import { postsTouched } from '../record/posts-touched.ts';
import { commitSource } from '../source/commit-source.ts';
import type { RecordOffice } from '../workplace/record-office.ts';
import type { Alarm } from './overdue.ts';

/**
 * Posts on main that are due and that no record knows: the organisation's job
 * did not come. Whether they are approved is not asked here, that is its part.
 */
export async function unrecorded(
  office: Pick<RecordOffice, 'repository' | 'policy' | 'clock'>,
  { unrecorded: moved, view }: Pick<Sight, 'unrecorded' | 'view'>,
  afterMs: number,
): Promise<readonly Alarm[]> {
  const now = office.clock.now();
  if (moved === undefined || view.state.main === undefined) return [];
  if (now < later(moved.since, afterMs)) return [];
  const { repository, policy } = office;
  const { main } = moved;
  const changes = await repository.changedBetween(view.state.main, main);
  const source = commitSource(repository, main);
  const { publishing } = policy.policy.organisation;
  const alarms: Alarm[] = [];
  for (const path of await postsTouched(repository, main, changes)) {
    const asked = { source, policy: policy.policy, history: noHistory, now, path };
    const { examined } = await examinePost(asked);
    // Its form is wrong: it would be refused, and the check has said so.
    if (examined === undefined) continue;
    const due = dueAt(examined.post, moved.since);
    const since = instant(Math.max(due, moved.since));
    if (now < later(since, afterMs)) continue;
    const latestAt = latestOf(examined.post, due, publishing.latestAfterMinutes);
    alarms.push({ kind: 'unrecorded', post: examined.post.id, since, latestAt });
  }
  return alarms;
}

/** Main has waited for its record too long, whatever is on it: a reason to look closely. */
export function isLeftUnrecorded(
  { unrecorded: moved }: Pick<Sight, 'unrecorded'>,
  o: { readonly now: Instant; readonly afterMs: number },
): boolean {
  return moved !== undefined && o.now >= later(moved.since, o.afterMs);
}
