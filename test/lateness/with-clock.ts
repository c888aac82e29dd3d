import type { Instant } from '../../src/post/post.ts';
import type { ClockDecision, Dispatch, JobRun, Need } from '../../src/publish/clock/clock-view.ts';
import { crowdAt, leadMs } from '../../src/publish/clock/crowd.ts';
import { decideClock } from '../../src/publish/clock/decide-clock.ts';
import { needOf, type Waiting } from '../../src/publish/clock/delivery-need.ts';
import type { Prng } from '../simulation/prng.ts';
import { assumed, billed, cronStarts, runnerStart, sendTime } from './actions.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { accounts, hour, minute, type YearPost } from './year.ts';

interface Options {
  readonly name: string;
  readonly posts: readonly YearPost[];
  readonly lookAheadHours: number;
  readonly clockCron: { readonly minutes: readonly number[] };
  readonly netCron: { readonly minutes: readonly number[]; readonly hours: readonly number[] };
}

/** The very `decideClock` that dist bundles, over a year of Actions as assumed. */
export function withClock(prng: Prng, spells: readonly boolean[], o: Options): Outcome {
  const year = new Year(prng, o);
  const triggers = [
    ...cronStarts(prng, spells, o.clockCron),
    ...new Set(o.posts.map(({ mergedAt }) => mergedAt)),
  ].sort((a, b) => a - b);
  const nets = [...cronStarts(prng, spells, o.netCron)];
  let busyUntil = 0;
  for (const trigger of triggers) {
    while (nets[0] !== undefined && nets[0] <= trigger) year.net(nets.shift() ?? 0);
    // Of those that come while a clock runs one waits, and the others cost nothing.
    if (trigger < busyUntil) continue;
    busyUntil = year.clock(trigger);
    // Whatever came meanwhile waited for this one to end.
    if (triggers.some((one) => one > trigger && one <= busyUntil))
      busyUntil = year.clock(busyUntil);
  }
  return year.outcome();
}

class Year {
  readonly #prng: Prng;
  readonly #o: Options;
  readonly #open: { readonly post: YearPost; readonly recordedAt: number }[];
  readonly #publishedAt = new Map<YearPost, number>();
  /** Main between a push and its record: the push's own run is at it, and the clock waits for what comes of it. */
  readonly #unrecorded: readonly Need[];
  #runs: (JobRun & { readonly endsAt: number })[] = [];
  #minutes = 0;

  constructor(prng: Prng, o: Options) {
    this.#prng = prng;
    this.#o = o;
    const merges = [...new Set(o.posts.map(({ mergedAt }) => mergedAt))];
    // The push itself starts the organisation's job.
    const recorded = new Map(merges.map((at) => [at, at + runnerStart(prng) + 40_000]));
    this.#minutes += merges.length;
    this.#unrecorded = [...recorded].map(([from, until]) => recordNeed(from, until));
    this.#open = o.posts.map((post) => ({ post, recordedAt: recorded.get(post.mergedAt) ?? 0 }));
  }

  /** One clock and its successors; returns when the last one ends. */
  clock(trigger: number): number {
    let begun = trigger + runnerStart(this.#prng) + assumed.prepareMs;
    let now = begun;
    const dispatched: Dispatch[] = [];
    for (;;) {
      const { dispatch, next } = this.#decide(now, begun, dispatched);
      for (const job of dispatch) this.#dispatch(job, now, dispatched);
      if (next.do === 'sleep') now = next.until;
      else {
        this.#minutes += billed(now - begun + assumed.prepareMs);
        if (next.do === 'end') return now;
        begun = now + runnerStart(this.#prng) + assumed.prepareMs;
        now = begun;
      }
    }
  }

  /** The cron of publish.yml: every account's job, for what is due by then. */
  net(start: number): void {
    this.#minutes += 1 + accounts.length;
    const ready = start + runnerStart(this.#prng) + minute;
    for (const account of accounts) this.#send(account, ready);
  }

  outcome(): Outcome {
    const { name, posts } = this.#o;
    return outcomeOf(name, posts, { publishedAt: this.#publishedAt, minutes: this.#minutes });
  }

  #decide(now: number, startedAt: number, dispatched: readonly Dispatch[]): ClockDecision {
    const waiting = this.#open
      .filter(({ recordedAt, post }) => recordedAt <= now && !this.#isOver(post, now))
      .map(({ post, recordedAt }) => asWaiting(post, recordedAt));
    this.#runs = this.#runs.filter(({ endsAt }) => endsAt > now - hour);
    const accountRuns = this.#runs.map(({ job, startedAt: at, endsAt }): JobRun => {
      const state = { now: 'ended', at: endsAt as Instant } as const;
      return { job, startedAt: at, state: endsAt > now ? { now: 'active' } : state };
    });
    const record = {
      job: organisation,
      startedAt: now as Instant,
      state: { now: 'active' },
    } as const;
    const runs = [...accountRuns, record];
    const crowd = ({ due }: Waiting) => leadMs(crowdAt(waiting, due, now as Instant).length);
    return decideClock(
      {
        needs: [
          ...waiting.map((one) => needOf(one, crowd(one))),
          ...this.#unrecorded.filter(({ from, until }) => from <= now && now < until),
        ],
        ...{ runs, dispatched, startedAt: startedAt as Instant },
        lookAheadMs: this.#o.lookAheadHours * hour,
      },
      now as Instant,
    );
  }

  #dispatch(job: string, now: number, dispatched: Dispatch[]): void {
    dispatched.push({ job, at: now as Instant });
    if (this.#prng.chance(assumed.lostDispatches)) return;
    const begun = now + runnerStart(this.#prng);
    const ended = this.#send(job, begun + assumed.prepareMs) + 10_000;
    this.#minutes += billed(ended - begun);
    this.#runs.push({ job, startedAt: now as Instant, state: { now: 'active' }, endsAt: ended });
  }

  /** An account's job from when it can send: it stays for what its lead reaches. Returns when it is done. */
  #send(account: string, ready: number): number {
    let done = ready;
    for (const { post, recordedAt } of this.#open) {
      if (post.account !== account || recordedAt > ready || this.#isOver(post, ready)) continue;
      if (post.due > ready + leadMs(1) + 3 * minute) continue;
      const at = Math.max(post.due, ready) + sendTime(this.#prng);
      if (at <= post.latestAt) this.#publishedAt.set(post, at);
      done = Math.max(done, at);
    }
    const rest = this.#open.filter(({ post }) => !this.#isOver(post, done));
    this.#open.splice(0, this.#open.length, ...rest);
    return done;
  }

  #isOver(post: YearPost, now: number): boolean {
    return (this.#publishedAt.get(post) ?? Infinity) <= now || post.latestAt < now;
  }
}

const organisation = 'organisation';

function recordNeed(mergedAt: number, recordedAt: number): Need {
  const from = mergedAt as Instant;
  return { job: organisation, due: from, from, until: recordedAt as Instant, isPaused: false };
}

function asWaiting({ account, due, latestAt }: YearPost, recordedAt: number): Waiting {
  return {
    account,
    due: due as Instant,
    latestAt: latestAt as Instant,
    changedAt: recordedAt as Instant,
    timetable: 'no',
  };
}
