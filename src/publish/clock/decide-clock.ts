import type { Instant } from '../../post/post.ts';
import { later } from '../instant.ts';
import type { ClockDecision, ClockView, JobName, JobRun, Need } from './clock-view.ts';
import { mostDispatchesPerMinute, timeLimits } from './time-limits.ts';

/**
 * What the clock does now (design, 5): pure. It carries nothing from one moment
 * to the next but what it dispatched; losing that, or a second clock beside it,
 * only sends a job twice, and a job does what the record says.
 */
export function decideClock(view: ClockView, now: Instant): ClockDecision {
  const open = view.needs.filter(({ until }) => now < until);
  const near = open.filter(({ due }) => due - now <= view.lookAheadMs);
  const ready = near.filter(({ isPaused }) => !isPaused);
  const wanted = [...Map.groupBy(ready, ({ job }) => job)]
    .flatMap(([job, needs]) => sendAt(job, needs, view))
    .sort((a, b) => a.at - b.at || a.due - b.due);
  const dispatch = wanted.filter(({ at }) => at <= now).slice(0, allowance(view, now));
  return { dispatch: dispatch.map(({ job }) => job), next: next() };

  function next(): ClockDecision['next'] {
    if (near.length === 0 && dispatch.length === 0) return end(open);
    if (now >= later(view.startedAt, timeLimits.handOverAfterMs)) return { do: 'hand-over' };
    const ahead = wanted.map(({ at }) => at).filter((at) => at > now);
    return {
      do: 'sleep',
      until: Math.min(later(now, timeLimits.lookEveryMs), ...ahead) as Instant,
    };
  }
}

function end(open: readonly Need[]): ClockDecision['next'] {
  const dues = open.map(({ due }) => due);
  return dues.length === 0 ? { do: 'end' } : { do: 'end', next: Math.min(...dues) as Instant };
}

interface Wanted {
  readonly job: JobName;
  /** When its job is to be dispatched. */
  readonly at: Instant;
  readonly due: Instant;
}

/** Nothing while a run of that job is waiting or running: it sees on the record whatever came since it began. */
function sendAt(job: JobName, needs: readonly Need[], view: ClockView): Wanted[] {
  const runs = view.runs.filter((run) => run.job === job);
  if (runs.some(({ state }) => state.now === 'active')) return [];
  const soonest = needs
    .map((need) => ({ job, at: afterTries(need, runs), due: need.due }))
    .reduce((a, b) => (b.at < a.at ? b : a));
  const unseen = lastUnseen(job, view, runs);
  if (unseen === undefined) return [soonest];
  return [
    { ...soonest, at: Math.max(soonest.at, later(unseen, timeLimits.resendAfterMs)) as Instant },
  ];
}

/** The forge's times are whole seconds, and its clock is not this one's. */
const slackMs = 5_000;

/** A run that began when there was something to do and ended without having done it has tried. */
function afterTries(need: Need, runs: readonly JobRun[]): Instant {
  const ends = runs
    .filter(({ startedAt }) => startedAt >= need.from - slackMs)
    .flatMap(({ state }) => (state.now === 'ended' ? [state.at] : []));
  if (ends.length === 0) return need.from;
  const rest = timeLimits.firstRestMs * 2 ** (ends.length - 1);
  return later(Math.max(...ends) as Instant, Math.min(rest, timeLimits.longestRestMs));
}

/** When this clock last dispatched the job, if no run of it shows since. */
function lastUnseen(
  job: JobName,
  { dispatched }: ClockView,
  runs: readonly JobRun[],
): Instant | undefined {
  const last = dispatched.findLast((one) => one.job === job);
  const shows = last && runs.some(({ startedAt }) => startedAt >= last.at - slackMs);
  return shows ? undefined : last?.at;
}

function allowance({ dispatched }: ClockView, now: Instant): number {
  const recent = dispatched.filter(({ at }) => at > now - 60_000).length;
  return Math.max(0, mostDispatchesPerMinute - recent);
}
