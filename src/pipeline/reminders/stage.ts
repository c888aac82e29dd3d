import type { Instant } from '../../post/post.ts';

/** How near a post that is not approved has come to its time. */
export type Stage =
  | { readonly stage: 'before'; readonly hours: number }
  /** Approved and merged now, it would go out at once. */
  | { readonly stage: 'past' }
  /** It does not go out any more without a new time. */
  | { readonly stage: 'over' };

/** `hours`: descending, from the policy; empty = nobody is reminded. */
export function stageOf(
  { due, latestAt }: { readonly due: Instant; readonly latestAt: Instant },
  { now, hours }: { readonly now: Instant; readonly hours: readonly number[] },
): Stage | undefined {
  if (hours.length === 0) return undefined;
  if (now > latestAt) return { stage: 'over' };
  if (now >= due) return { stage: 'past' };
  const reached = hours.filter((one) => due - now <= one * 3_600_000);
  return reached.length === 0 ? undefined : { stage: 'before', hours: Math.min(...reached) };
}

/** A word for markers: the same stage is told once. */
export function stageName(stage: Stage): string {
  return stage.stage === 'before' ? `${stage.hours}h` : stage.stage;
}
