import type { LogView } from '../ledger/log.ts';
import type { Draft } from '../ledger/record.ts';
import type { Instant } from '../post/post.ts';
import { looksBack, noTiming, type Slot, type Timing } from '../post/timing/timing.ts';
import { GateKeeper } from './ask-gate.ts';
import { BegunDeliveries } from './begun-deliveries.ts';
import { cycleMs } from './clock/crowd.ts';
import { alone, nextTurn } from './clock/turn.ts';
import { decide } from './decide.ts';
import type { Delivery, Intent, Reason } from './delivery.ts';
import { readEditRecords } from './edits/edit-records.ts';
import { type EditRecord, type EditStanding, editStanding } from './edits/edit-standing.ts';
import { editingView, type Sender } from './edits/editing-view.ts';
import { saysNo } from './gate-step.ts';
import { isInFlight } from './in-flight.ts';
import { OtherRuns } from './other-runs.ts';
import { OwedOutcomes } from './owed-outcomes.ts';
import { OwnAttempts } from './own-attempts.ts';
import { type Call, Pace } from './pace.ts';
import type { GateAnswer } from './ports/gate.ts';
import type { Heard, Prepared } from './ports/platform.ts';
import type { PublishAccountOptions } from './publish-account-options.ts';
import { DeliveryReader, type OpenDeliveries, readDelivery } from './read-deliveries.ts';
import { reason } from './reasons.ts';
import { Removals } from './removal/removals.ts';
import { type Failure, Reporter } from './report.ts';
import { pollMs, type Situation, type Step } from './situation.ts';
import { takenSlots } from './taken-slots.ts';
import { textsInFlight } from './texts-in-flight.ts';

/** Sees a delivery as it stands on the tip that the record will follow. */
export type Propose = (fresh: Delivery, view: LogView) => Promise<Proposed> | Proposed;
type Proposed = Draft | readonly Draft[] | undefined;

/**
 * What one run knows beyond the record. Losing it is harmless: everything in
 * here only narrows what this run may do.
 */
export class Session {
  readonly o: PublishAccountOptions;
  readonly reporter = new Reporter();
  readonly removals = new Removals();
  readonly attempts = new OwnAttempts();
  readonly owed = new OwedOutcomes();
  readonly #keeper: GateKeeper;
  readonly #runs: OtherRuns;
  readonly #pushes: Instant[] = [];
  readonly #gates = new Map<string, { readonly answer: GateAnswer; readonly askedAt: Instant }>();

  readonly #reader = new DeliveryReader();
  readonly #begun = new BegunDeliveries();
  readonly #pace = new Pace();
  #open: readonly Delivery[] = [];
  #closed: readonly Delivery[] = [];
  #edits: ReadonlyMap<string, EditRecord> = new Map();
  #view: LogView | undefined;

  constructor(options: PublishAccountOptions) {
    this.o = options;
    this.#runs = new OtherRuns(options.runs);
    this.#keeper = new GateKeeper(options, (answer) => this.hear('identify', answer));
  }

  /** Everything open at a view of the record; decisions about any of it follow from all of it. */
  async open(view: LogView): Promise<OpenDeliveries> {
    const open = await this.#reader.open(view);
    this.#open = open.readable;
    this.#closed = await this.#begunOthers(view);
    const { clock, limits } = this.o;
    this.#edits = await readEditRecords(view, this.#open, { now: clock.now(), limits });
    this.attempts.dropLost(this.#open, clock.now());
    for (const delivery of open.readable) this.reporter.saw(delivery);
    return open;
  }

  /** The step to take at this very moment; nothing is awaited between the clock and the decision. */
  decide(delivery: Delivery): Step {
    return decide(delivery, this.#situation(delivery));
  }

  /** The platform as this delivery sees it. */
  sender(delivery: Delivery): Sender {
    const { platform } = this.o;
    if (delivery.edits === undefined) return platform;
    return editingView(platform.editor, this.#editOf(delivery, this.o.clock.now()));
  }

  /** Learns what the next decision about somebody else's intent depends on. */
  async learn(delivery: Delivery): Promise<void> {
    if (delivery.removal) await this.#learnRemoval();
    const part = delivery.parts.find(isInFlight);
    if (part === undefined) return;
    const { run } = part.intent;
    const now = this.o.clock.now();
    if (this.attempts.has(part.intent) || !this.#runs.mustAsk(run, now)) return;
    this.refresh();
    await this.#runs.ask(run, now);
  }

  async askGate(delivery: Delivery): Promise<void> {
    const answer = await this.#keeper.ask(delivery);
    this.refresh();
    this.#gates.set(delivery.id, { answer, askedAt: this.o.clock.now() });
    // A prepared post may go out later by any run: this one need not stay for it.
    for (const part of saysNo(answer) ? delivery.parts : []) {
      if (part.state === 'prepared' && this.attempts.isSending(part.intent)) {
        this.gaveUp(part.intent);
      }
    }
  }

  /** Whether the credentials are the registered account's; a failure to ask counts as no. */
  async identify(): Promise<void> {
    let refused: Reason | undefined;
    try {
      const code = await this.#keeper.identify();
      refused = code && reason(code);
    } catch {
      refused = reason('credentials-unchecked');
    }
    this.removals.identified(this.o.clock.now(), refused);
  }

  /** The gate is asked anew between preparing and releasing, however fresh its last answer: pauses come late. */
  ready(delivery: Delivery, intent: Intent, prepared: Prepared): void {
    this.attempts.ready(intent, prepared);
    this.#gates.delete(delivery.id);
  }

  spend(intent: Intent): Prepared | undefined {
    const now = this.o.clock.now();
    this.#pace.sent(now);
    return this.attempts.spend(intent, now);
  }

  gaveUp(intent: Intent): void {
    this.attempts.gaveUp(intent, this.o.clock.now());
  }

  /** Keeps what the headers of an answer told: limits, and how far the clocks are apart. */
  hear<T>(call: Call, answer: Heard<T>): Heard<T> {
    this.#pace.hear(call, answer.told, this.o.clock.now());
    return answer;
  }

  /** Set once the platform's clock and ours are too far apart: nothing more is sent. */
  get clockFailure(): Failure | undefined {
    return this.#pace.clockFailure;
  }

  /** The record as of the last reading or writing. */
  async view(): Promise<LogView> {
    this.#view ??= await this.o.log.view();
    return this.#view;
  }

  /** The record is read anew before the next decision. */
  refresh(): void {
    this.#view = undefined;
  }

  /** When this account may push next. */
  get turn(): Instant {
    return nextTurn(this.o.crowd ?? alone, this.#pushes, this.o.clock.now());
  }

  pushed(): void {
    this.#pushes.push(this.o.clock.now());
  }

  /** `appendAll` of one. False = nothing was appended. */
  async append(delivery: Delivery, propose: Propose): Promise<boolean> {
    return this.appendAll([{ delivery, propose }]);
  }

  /**
   * Compare-and-swap: each `propose` sees its delivery on the tip that the
   * records will follow, again after every lost race.
   */
  async appendAll(
    all: readonly { readonly delivery: Delivery; readonly propose: Propose }[],
  ): Promise<boolean> {
    const { records, view } = await this.o.log.append(async (view) => {
      const drafts: Draft[] = [];
      for (const { delivery, propose } of all) {
        const fresh = await readDelivery(view, delivery.id);
        const proposed = (fresh && (await propose(fresh, view))) ?? [];
        drafts.push(...('kind' in proposed ? [proposed] : proposed));
      }
      return drafts;
    });
    this.#view = view;
    this.reporter.wrote(records);
    if (records.length === 0) return false;
    this.pushed();
    for (const { delivery } of all) {
      const after = await readDelivery(view, delivery.id);
      if (after) this.reporter.saw(after);
    }
    return true;
  }

  async #learnRemoval(): Promise<void> {
    const { clock, limits } = this.o;
    const withinMs = limits.deletionSpacingSeconds * 1000;
    await this.removals.learn(await this.view(), { now: clock.now(), withinMs });
  }

  #situation(delivery: Delivery): Situation {
    const { clock, limits, platform, until, crowd } = this.o;
    const gate = this.#gates.get(delivery.id);
    const turns = crowd && { next: this.turn, cycleMs: cycleMs(crowd.size) };
    const now = clock.now();
    const edit = this.#editOf(delivery, now);
    return {
      now,
      limits,
      until,
      timing: this.#timingOf(delivery),
      taken: this.#takenByOthers(delivery, now),
      restUntil: this.#pace.restUntil(this.#open, now),
      textsInFlight: textsInFlight(this.#open, delivery.id),
      phases: delivery.edits === undefined ? platform.phases : 'two',
      runs: this.#runs.states,
      removal: this.removals.situation,
      ...this.attempts.situation,
      ...(this.o.scheduling && platform.scheduler && { scheduling: this.o.scheduling }),
      ...(edit && { edit }),
      ...(gate && { gate }),
      ...(turns && { turns }),
    };
  }

  #editOf(delivery: Delivery, now: Instant): EditStanding | undefined {
    const record = this.#edits.get(delivery.id);
    return record && editStanding(delivery, record, { now, limits: this.o.limits, pollMs });
  }

  #timingOf({ post }: Delivery): Timing {
    return this.o.timingOf?.(post) ?? noTiming;
  }

  /** Read only where the policy limits an account: otherwise it costs nothing. */
  async #begunOthers(view: LogView): Promise<readonly Delivery[]> {
    const [limited] = this.#open.map((one) => this.#timingOf(one)).filter(looksBack);
    if (limited === undefined) return [];
    const begun = await this.#begun.at(view, this.o.clock.now(), limited.timeZone);
    const open = new Set(this.#open.map(({ id }) => id));
    return begun.filter(({ id }) => !open.has(id));
  }

  #takenByOthers(delivery: Delivery, now: Instant): readonly Slot[] {
    if (!looksBack(this.#timingOf(delivery))) return [];
    const others = [...this.#open, ...this.#closed].filter(({ id }) => id !== delivery.id);
    return others.flatMap((other) => takenSlots(other, now));
  }
}
