import type { Policy } from '../../policy/policy.ts';
import type { Instant } from '../../post/post.ts';
import { givenTime, latestOf } from '../../post/schedule.ts';
import { type Examination, examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import { postsTouched } from '../record/posts-touched.ts';
import { commitSource } from '../source/commit-source.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { type Stage, stageOf } from './stage.ts';

export interface NearPost {
  readonly examined: NonNullable<Examination['examined']>;
  readonly due: Instant;
  readonly latestAt: Instant;
  readonly stage: Stage;
}

/** The posts that a pull request changes and whose time is near or over, the nearest first. */
export async function postsNear(
  { repository, policy, clock }: Pick<Workplace, 'repository' | 'policy' | 'clock'>,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<readonly NearPost[]> {
  const parted = await repository.mergeBase(base, head);
  const changes = await repository.changedBetween(parted, head);
  const source = commitSource(repository, head);
  const near: NearPost[] = [];
  for (const path of await postsTouched(repository, head, changes)) {
    const now = clock.now();
    const asked = { source, policy: policy.policy, history: noHistory, now, path };
    const { examined } = await examinePost(asked);
    const found = examined && nearness(examined, policy.policy, now);
    if (found) near.push(found);
  }
  return near.sort((a, b) => a.due - b.due);
}

/** Without a time of its own a post goes out when it is merged: nothing is missed. */
export function nearness(
  examined: NearPost['examined'],
  { organisation }: Policy,
  now: Instant,
  asOf?: Instant,
): NearPost | undefined {
  const { remindHours, latestAfterMinutes } = organisation.publishing;
  const due = givenTime(examined.post)?.value ?? asOf;
  if (due === undefined) return undefined;
  const latestAt = latestOf(examined.post, due, latestAfterMinutes);
  const stage = stageOf({ due, latestAt }, { now, hours: remindHours });
  return stage && { examined, due, latestAt, stage };
}
