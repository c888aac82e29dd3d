import type { Policy } from '../../policy/policy.ts';
import { type Instant, instant } from '../../post/post.ts';
import { dueAt, latestOf } from '../../post/schedule.ts';
import { isWithdrawalPath } from '../../post/withdrawal/withdrawal-path.ts';
import { later } from '../../publish/instant.ts';
import type { Sight } from '../clock/watch.ts';
import { examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import { postsTouched } from '../record/posts-touched.ts';
import { commitSource } from '../source/commit-source.ts';
import type { Source } from '../source/source.ts';
import { examineWithdrawal } from '../withdraw/examine-withdrawal.ts';
import type { RecordOffice } from '../workplace/record-office.ts';
import type { Alarm, LatePost } from './overdue.ts';
import type { Undeleted } from './undeleted.ts';

/**
 * Posts on main that are due, or requests that one be gone, that no record knows: the
 * organisation's job did not come. Whether they are approved is not asked here, that
 * is its part.
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
  const alarms: Alarm[] = [];
  for (const path of await postsTouched(repository, main, changes)) {
    const asked = { source, policy: policy.policy, path, mergedAt: moved.since, now };
    const alarm = isWithdrawalPath(path) ? await ofRequest(asked) : await ofPost(asked, afterMs);
    if (alarm !== undefined) alarms.push(alarm);
  }
  return alarms;
}

interface Asked {
  readonly source: Source;
  readonly policy: Policy;
  readonly path: string;
  readonly mergedAt: Instant;
  readonly now: Instant;
}

/** Undefined where its form is wrong, too: it would be refused, and the check has said so. */
async function ofPost(
  { mergedAt, ...asked }: Asked,
  afterMs: number,
): Promise<LatePost | undefined> {
  const { examined } = await examinePost({ ...asked, history: noHistory });
  if (examined === undefined) return undefined;
  const { post } = examined;
  const due = dueAt(post, mergedAt);
  const since = instant(Math.max(due, mergedAt));
  if (asked.now < later(since, afterMs)) return undefined;
  const { latestAfterMinutes } = asked.policy.organisation.publishing;
  const latestAt = latestOf(post, due, latestAfterMinutes);
  return { kind: 'unrecorded', post: post.id, since, latestAt };
}

async function ofRequest({ mergedAt, now: _, ...asked }: Asked): Promise<Undeleted | undefined> {
  const { examined } = await examineWithdrawal({ ...asked, history: noHistory });
  if (examined === undefined) return undefined;
  const { post } = examined.request;
  return { kind: 'undeleted', stage: 'unrecorded', post, since: mergedAt };
}

/** Main has waited for its record too long, whatever is on it: a reason to look closely. */
export function isLeftUnrecorded(
  { unrecorded: moved }: Pick<Sight, 'unrecorded'>,
  o: { readonly now: Instant; readonly afterMs: number },
): boolean {
  return moved !== undefined && o.now >= later(moved.since, o.afterMs);
}
