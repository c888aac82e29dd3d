import { pausedScopesOf } from '../../forge/git/pause-ref.ts';
import { LedgerError } from '../../ledger/log.ts';
import { type AccountId, type Instant, instant } from '../../post/post.ts';
import type { Need } from '../../publish/clock/clock-view.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import { later } from '../../publish/instant.ts';
import { pausedScopes } from '../brakes/paused-on-record.ts';
import { momentOf, type PlanEntry, planNow } from '../plan/plan.ts';
import { type BrokenDelivery, type RecordedPlan, readPlan } from '../plan/read-plan.ts';
import { type RemovalEntry, removalEntries } from '../plan/removals.ts';
import { organisationLogName } from '../workplace/logs.ts';
import type { RecordOffice } from '../workplace/record-office.ts';
import { accountNeeds, withdrawalNeeds } from './account-needs.ts';

/** What the remote shows at one moment, as far as the clock is concerned. */
export interface Sight {
  readonly needs: readonly Need[];
  readonly entries: readonly PlanEntry[];
  /** What is ordered gone and is not. */
  readonly removals: readonly RemovalEntry[];
  /** What stands paused, by its branch or on record; `undefined` stands for everything. */
  readonly paused: readonly (string | undefined)[];
  /** The organisation's log. */
  readonly view: RecordOffice['view'];
  /** Main as it is where the record does not know it yet, and since when. */
  readonly unrecorded?: { readonly main: string; readonly since: Instant };
  /** Accounts whose log cannot be trusted or read: nothing is dispatched for them. */
  readonly unreadable: readonly { readonly account: string; readonly error: LedgerError }[];
  /** Of these nobody knows whether they are due: nothing is dispatched for them. */
  readonly broken: readonly BrokenDelivery[];
}

/**
 * Watches main and every log without a secret. One request lists the branches;
 * only what moved is fetched, and trusted only when its tip verifies.
 */
export class Watch {
  readonly #office: RecordOffice;
  readonly #read = new Map<string, { readonly of: string; readonly recorded: RecordedPlan }>();
  #organisation: { readonly of: string; readonly view: RecordOffice['view'] } | undefined;
  #main: { readonly of: string; readonly since: Instant } | undefined;
  #paused: string | undefined;
  /** When a pause last began or ended, as seen here: what was tried before it counts no more. */
  #turned = 0 as Instant;

  /** When main or the organisation's record last moved, as seen here: approval and policy may be others. */
  #stirred = 0 as Instant;
  #stands: string | undefined;

  readonly #startedAt: Instant;

  constructor(office: RecordOffice) {
    this.#office = office;
    this.#startedAt = office.clock.now();
  }

  /**
   * `moved-on`: another policy is in force by now, or a log has a new year; the
   * record office has to be opened anew.
   * @throws GitError, LedgerError of the organisation's log
   */
  async look(): Promise<Sight | 'moved-on'> {
    const { repository, policy, clock } = this.#office;
    const branches = await (await repository.remote()).list('refs/heads');
    const view = await this.#organisationAt(tipsOf(branches, organisationLogName));
    if (view === undefined || view.state.policy !== policy.digest) return 'moved-on';
    const standing = pausedScopesOf(branches, [...policy.policy.accounts.keys()]);
    const paused = [...new Set([...standing, ...pausedScopes(view.state)])];
    const said = paused.map((scope) => scope ?? '*').join(' ');
    if (this.#paused !== undefined && said !== this.#paused) this.#turned = clock.now();
    this.#paused = said;
    const stands = `${branches.get('refs/heads/main')} ${tipsOf(branches, organisationLogName)}`;
    if (stands !== this.#stands) this.#stirred = clock.now();
    this.#stands = stands;
    const { recorded, entries, unreadable } = await this.#entries(branches, view);
    const [turnedAt, stirredAt] = [this.#turned, this.#stirred];
    const needs = [
      ...(await this.#recordNeed(branches.get('refs/heads/main'), view, standing)),
      ...accountNeeds(entries, {
        policy: policy.policy,
        now: clock.now(),
        paused,
        turnedAt,
        stirredAt,
      }),
      ...recorded.flatMap(withdrawalNeeds),
    ];
    const moved = this.#main && this.#main.of !== view.state.main ? this.#main : undefined;
    const removals = recorded.flatMap(removalEntries);
    return {
      ...{ needs, entries, removals, paused, unreadable, view },
      broken: recorded.flatMap(({ broken }) => broken),
      ...(moved && { unrecorded: { main: moved.of, since: moved.since } }),
    };
  }

  async #organisationAt(of: string): Promise<RecordOffice['view'] | undefined> {
    if (this.#organisation?.of === of) return this.#organisation.view;
    if (this.#organisation && namesIn(of) !== namesIn(this.#organisation.of)) return undefined;
    const view = await this.#office.organisation.view();
    this.#organisation = { of, view };
    this.#read.clear();
    return view;
  }

  async #entries(branches: ReadonlyMap<string, string>, view: RecordOffice['view']) {
    const entries: PlanEntry[] = [];
    const recorded: RecordedPlan[] = [];
    const unreadable: { account: string; error: LedgerError }[] = [];
    for (const account of this.#office.policy.policy.accounts.keys()) {
      try {
        const plan = await this.#recordedPlan(account, tipsOf(branches, account), view);
        entries.push(...(await planNow(plan, momentOf(this.#office))));
        recorded.push(plan);
      } catch (error) {
        if (!(error instanceof LedgerError)) throw error;
        unreadable.push({ account, error });
      }
    }
    return { recorded, entries, unreadable };
  }

  async #recordedPlan(account: AccountId, of: string, view: RecordOffice['view']) {
    const known = this.#read.get(account);
    if (known?.of === of) return known.recorded;
    const { accountLog } = this.#office;
    const recorded = await readPlan({ accountLog, view }, account);
    this.#read.set(account, { of, recorded });
    return recorded;
  }

  /** Main that moved, or a pause that began, is for the organisation's job to record. */
  async #recordNeed(
    main: string | undefined,
    view: RecordOffice['view'],
    standing: Sight['paused'],
  ): Promise<Need[]> {
    if (main === undefined) return [];
    if (this.#main?.of !== main) this.#main = { of: main, since: await this.#committedAt(main) };
    const recorded = pausedScopes(view.state);
    const isRecorded = standing.every((scope) => recorded.includes(scope));
    if (main === view.state.main && isRecorded) return [];
    const turned = Math.max(this.#turned, this.#startedAt) as Instant;
    const from = main === view.state.main ? turned : this.#main.since;
    const until = later(from, timeLimits.giveUpAfterMs);
    return [{ job: organisationLogName, due: from, from, until, isPaused: false }];
  }

  /** The push's own run is looked for from here on; a committer's clock in the future counts as now. */
  async #committedAt(main: string): Promise<Instant> {
    const { repository, clock, mainHead } = this.#office;
    await mainHead();
    const { committer } = await repository.commit(main);
    return instant(Math.min(clock.now(), (committer?.seconds ?? 0) * 1000));
  }
}

/** The log's branches with their tips, one text to compare. */
function tipsOf(branches: ReadonlyMap<string, string>, log: string): string {
  const own = [...branches].filter(([ref]) => ref.startsWith(`refs/heads/ledger/${log}/`));
  return own.map(([ref, tip]) => `${ref} ${tip}`).join('\n');
}

function namesIn(tips: string): string {
  return tips.replace(/ \S+$/gm, '');
}
