import { GitHubError } from '../../forge/github/github-error.ts';
import { type Instant, instant } from '../../post/post.ts';
import { jobOf, overdue } from '../watchdog/overdue.ts';
import { resumedSince } from '../watchdog/resumed-since.ts';
import { undeleted } from '../watchdog/undeleted.ts';
import { isLeftUnrecorded } from '../watchdog/unrecorded.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { dispatchWatchdog } from './job-runs.ts';
import type { Teller } from './teller.ts';
import type { Sight } from './watch.ts';

/**
 * While the clock is alive people hear within a minute of what is late, and that
 * it is out after all: it starts the watchdog whenever what is late has changed.
 * It tells nobody itself, so that one job alone writes issues.
 */
export class Alarmer {
  readonly #teller: Teller;
  readonly #dryRun: boolean;
  #late = '';

  constructor(teller: Teller, dryRun: boolean) {
    this.#teller = teller;
    this.#dryRun = dryRun;
  }

  /** What keeps the watchdog from starting keeps no post from going out: its own cron will. */
  async saw(
    { github, policy }: Pick<Workplace, 'github' | 'policy'>,
    sight: Sight,
    now: Instant,
  ): Promise<void> {
    const afterMs = policy.policy.organisation.publishing.alarmAfterMinutes * 60_000;
    const posts = await latePosts(sight, now, afterMs);
    const isLeft = isLeftUnrecorded(sight, { now, afterMs });
    const late = JSON.stringify([posts, isLeft]);
    const was = this.#late === '' ? nothingLate : this.#late;
    this.#late = late;
    if (late === was) return;
    if (posts.length > 0 || isLeft) this.#teller.tell({ event: 'overdue', posts });
    if (this.#dryRun) return;
    try {
      await dispatchWatchdog(github);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      this.#teller.tell({ event: 'not-told', error });
    }
  }
}

const nothingLate = JSON.stringify([[], false]);

async function latePosts(sight: Sight, now: Instant, afterMs: number): Promise<readonly string[]> {
  const resumedAt = await resumedSince(sight.view, instant(now - afterMs));
  const late = overdue(sight.entries, {
    ...{ now, afterMs, paused: sight.paused },
    ...(resumedAt && { resumedAt }),
  });
  const left = undeleted(sight.removals, { now, afterMs });
  return [
    ...late.filter(({ isPaused }) => !isPaused).map(({ account, post }) => `${post} (${account})`),
    ...left.map((alarm) => `${alarm.post} (${jobOf(alarm)}, withdraw)`),
  ];
}
