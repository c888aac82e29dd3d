import { GitError } from '../../forge/git/git-error.ts';
import { GitHubError } from '../../forge/github/github-error.ts';
import { LedgerError } from '../../ledger/log.ts';
import type { Instant } from '../../post/post.ts';
import type { ClockDecision, ClockView, Dispatch } from '../../publish/clock/clock-view.ts';
import { decideClock } from '../../publish/clock/decide-clock.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import { later } from '../../publish/instant.ts';
import type { Clock } from '../../publish/ports/surroundings.ts';
import type { Settings } from '../workplace/settings.ts';
import { systemClock } from '../workplace/surroundings.ts';
import { openWorkplace, type Workplace } from '../workplace/workplace.ts';
import { Alarmer } from './alarmer.ts';
import type { ClockEvent } from './clock-event.ts';
import { dispatchJob, dispatchSuccessor, jobRuns } from './job-runs.ts';
import { Teller } from './teller.ts';
import { type Sight, Watch } from './watch.ts';

interface ClockOptions {
  /** One look, nothing is dispatched. */
  readonly dryRun: boolean;
  readonly tell: (event: ClockEvent, timeZone: string) => void;
  /** Default: this machine's. */
  readonly clock?: Clock;
}

interface ClockReport {
  readonly dispatched: number;
  readonly handedOver: boolean;
  readonly next?: Instant;
}

/**
 * The job that keeps time (design, 5): watches main and all logs while something
 * is due within the look-ahead, and starts the short jobs that do the work. It
 * holds no key; whoever runs it can start jobs, which do what the record says.
 *
 * @throws what a person must look at: a record that cannot be trusted, a token
 * without `actions: write`. What may pass by itself is told and tried again.
 */
export async function runClock(settings: Settings, o: ClockOptions): Promise<ClockReport> {
  const clock = o.clock ?? systemClock;
  const startedAt = clock.now();
  const dispatched: Dispatch[] = [];
  const teller = new Teller(o.tell, clock);
  const alarmer = new Alarmer(teller, o.dryRun);
  for (let first = true; ; first = false) {
    const workplace = await openWorkplace(settings, { signs: 'nothing' });
    teller.timeZone = workplace.policy.policy.organisation.timeZone;
    try {
      const run = new ClockRun({
        workplace,
        clock,
        dispatched,
        startedAt,
        teller,
        alarmer,
        dryRun: o.dryRun,
      });
      if (first) run.began();
      const end = await run.untilEnd();
      if (end !== 'moved-on') return { ...end, dispatched: dispatched.length };
    } finally {
      await workplace.close();
    }
  }
}

interface ClockRunOptions {
  readonly workplace: Workplace;
  readonly clock: Clock;
  readonly dispatched: Dispatch[];
  readonly startedAt: Instant;
  readonly teller: Teller;
  readonly alarmer: Alarmer;
  readonly dryRun: boolean;
}

/** The clock under one policy in force. */
class ClockRun {
  readonly #o: ClockRunOptions;
  readonly #watch: Watch;
  readonly #lookAheadHours: number;

  constructor(options: ClockRunOptions) {
    this.#o = options;
    this.#watch = new Watch(options.workplace);
    this.#lookAheadHours = options.workplace.policy.policy.organisation.publishing.lookAheadHours;
  }

  began(): void {
    const handOverAt = later(this.#o.startedAt, timeLimits.handOverAfterMs);
    this.#o.teller.tell({ event: 'began', handOverAt, lookAheadHours: this.#lookAheadHours });
  }

  async untilEnd(): Promise<Omit<ClockReport, 'dispatched'> | 'moved-on'> {
    const { clock } = this.#o;
    for (;;) {
      const looked = await this.#tried(() => this.#look());
      if (looked === 'moved-on') return looked;
      const next = looked?.next ?? this.#afterTrouble();
      const ended = await this.#tried(async () => this.#ended(next));
      if (ended) return ended;
      await clock.until(next.do === 'sleep' ? next.until : later(clock.now(), retryMs));
    }
  }

  async #look(): Promise<ClockDecision | 'moved-on'> {
    const { workplace, clock, teller, alarmer } = this.#o;
    const sight = await this.#watch.look();
    if (sight === 'moved-on') return sight;
    const runs = await jobRuns(workplace.github);
    const now = clock.now();
    const decision = decideClock(this.#view(sight, runs), now);
    teller.saw(sight, later(now, this.#lookAheadHours * hourMs));
    for (const job of decision.dispatch) await this.#dispatch(job);
    await alarmer.saw(workplace, sight, now);
    return decision;
  }

  #view({ needs }: Sight, runs: ClockView['runs']): ClockView {
    const { dispatched, startedAt } = this.#o;
    return { needs, runs, dispatched, startedAt, lookAheadMs: this.#lookAheadHours * hourMs };
  }

  /** Counted as sent whatever came of it: an answer may be lost, the request not. It is sent again when no run shows. */
  async #dispatch(job: string): Promise<void> {
    const { workplace, clock, dispatched, teller, dryRun } = this.#o;
    if (dryRun) return teller.tell({ event: 'would-dispatch', job });
    try {
      await dispatchJob(workplace.github, job);
      teller.tell({ event: 'dispatched', job });
    } catch (error) {
      // One account that publish.yml does not know must not stop the clock for the others.
      if (!isPassing(error) && !isRejected(error)) throw error;
      teller.tell({ event: 'not-dispatched', job, error });
    }
    dispatched.push({ job, at: clock.now() });
  }

  async #ended(next: ClockDecision['next']): Promise<Omit<ClockReport, 'dispatched'> | undefined> {
    const { workplace, teller, dryRun } = this.#o;
    switch (next.do) {
      case 'sleep':
        return dryRun ? { handedOver: false } : undefined;
      case 'hand-over':
        if (!dryRun) await dispatchSuccessor(workplace.github);
        teller.tell({ event: 'handed-over' });
        return { handedOver: true };
      case 'end': {
        const when = next.next === undefined ? {} : { next: next.next };
        teller.tell({ event: 'ended', ...when });
        return { handedOver: false, ...when };
      }
    }
  }

  /** Undefined where it failed in a way that may pass; that is told. */
  async #tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.#o.teller.tell({ event: 'trouble', error });
      return undefined;
    }
  }

  /** Whatever cannot be seen, the successor may see it. */
  #afterTrouble(): ClockDecision['next'] {
    const now = this.#o.clock.now();
    return now >= later(this.#o.startedAt, timeLimits.handOverAfterMs)
      ? { do: 'hand-over' }
      : { do: 'sleep', until: later(now, retryMs) };
  }
}

const hourMs = 3_600_000;
const retryMs = 15_000;

type Passing = GitHubError | LedgerError | GitError;

function isPassing(error: unknown): error is Passing {
  if (error instanceof LedgerError) return error.code === 'not-reachable';
  if (error instanceof GitError) return error.code === 'network' || error.code === 'timeout';
  return error instanceof GitHubError && passingCodes.has(error.code);
}

const passingCodes: ReadonlySet<string> = new Set([
  ...['unreachable', 'timeout', 'failing', 'rate-limited'],
]);

function isRejected(error: unknown): error is GitHubError {
  return error instanceof GitHubError && error.code === 'rejected';
}
