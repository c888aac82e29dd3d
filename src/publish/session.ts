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
import type { OutcomeEvent } from './drafts.ts';
import { readEditRecords } from './edits/edit-records.ts';
import { type EditRecord, type EditStanding, editStanding } from './edits/edit-standing.ts';
import { editingView, type Sender } from './edits/editing-view.ts';
import { saysNo } from './gate-step.ts';
import { isInFlight } from './in-flight.ts';
import { later } from './instant.ts';
import { type Call, Pace } from './pace.ts';
import type { GateAnswer } from './ports/gate.ts';
import type { Heard, Prepared as Made } from './ports/platform.ts';
import type { RunState } from './ports/surroundings.ts';
import type { PublishAccountOptions } from './publish-account-options.ts';
import { DeliveryReader, type OpenDeliveries, readDelivery } from './read-deliveries.ts';
import { reason } from './reasons.ts';
import { Removals } from './removal/removals.ts';
import { type Failure, Reporter } from './report.ts';
import {
  type Look,
  type Ordered,
  pollMs,
  type Seen,
  type Situation,
  type Step,
} from './situation.ts';
import { takenSlots } from './taken-slots.ts';
import { textsInFlight } from './texts-in-flight.ts';

/** Sees a delivery as it stands on the tip that the record will follow. */
export type Propose = (
  fresh: Delivery,
  view: LogView,
) => Promise<Draft | undefined> | Draft | undefined;

export type SaidEvent = Exclude<OutcomeEvent, { event: 'held' }>;

/** What came of a request that was made, not yet on record. */
export interface Owed {
  readonly delivery: Delivery;
  readonly part: number;
  readonly event: SaidEvent;
  /** Refused for good, though others may still make it public: held once the outcome is on record. */
  readonly refused?: Reason;
}

/**
 * What one run knows beyond the record. Losing it is harmless: everything in
 * here only narrows what this run may do.
 */
export class Session {
  readonly o: PublishAccountOptions;
  readonly reporter = new Reporter();
  readonly removals = new Removals();
  readonly #keeper: GateKeeper;
  readonly #sending = new Map<string, Made | 'fresh'>();
  readonly #spent = new Map<string, Instant>();
  readonly #looked = new Map<string, Look>();
  readonly #standings = new Map<string, Seen>();
  readonly #ordered = new Map<string, Ordered>();
  readonly #runs = new Map<string, { readonly state: RunState; readonly askedAt: Instant }>();
  readonly #pushes: Instant[] = [];
  #owed: Owed[] = [];
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
    this.#keeper = new GateKeeper(options, (answer) => this.hear('identify', answer));
  }

  /** Everything open at a view of the record; decisions about any of it follow from all of it. */
  async open(view: LogView): Promise<OpenDeliveries> {
    const open = await this.#reader.open(view);
    this.#open = open.readable;
    this.#closed = await this.#begunOthers(view);
    const { clock, limits } = this.o;
    this.#edits = await readEditRecords(view, this.#open, { now: clock.now(), limits });
    this.#dropLost();
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
    const edit = this.#editOf(delivery, this.o.clock.now());
    return editingView(platform.editor, edit?.state === 'ready' ? edit.remoteId : undefined);
  }

  /** Learns what the next decision about somebody else's intent depends on. */
  async learn(delivery: Delivery): Promise<void> {
    if (delivery.removal) await this.#learnRemoval();
    const part = delivery.parts.find(isInFlight);
    if (part === undefined) return;
    const { nonce, run } = part.intent;
    if (this.#sending.has(nonce) || this.#spent.has(nonce)) return;
    const known = this.#runs.get(run);
    const now = this.o.clock.now();
    if (known && (known.state === 'ended' || now < known.askedAt + pollMs)) return;
    this.refresh();
    this.#runs.set(run, { state: await this.#runState(run), askedAt: now });
  }

  async askGate(delivery: Delivery): Promise<void> {
    const answer = await this.#keeper.ask(delivery);
    this.refresh();
    this.#gates.set(delivery.id, { answer, askedAt: this.o.clock.now() });
    // A prepared post may go out later by any run: this one need not stay for it.
    for (const part of saysNo(answer) ? delivery.parts : []) {
      if (part.state === 'prepared' && this.#sending.has(part.intent.nonce)) {
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

  /** The intent is confirmed to be on record: only now may anything be sent under it. */
  began(nonce: string): void {
    this.#sending.set(nonce, 'fresh');
  }

  /** The gate is asked anew between preparing and releasing, however fresh its last answer: pauses come late. */
  ready(delivery: Delivery, intent: Intent, prepared: Made): void {
    this.#sending.set(intent.nonce, prepared);
    this.#gates.delete(delivery.id);
  }

  /** Taken at most once: the request that makes it public is made once per intent, whatever comes of it. */
  spend(intent: Intent): Made | undefined {
    const prepared = this.#sending.get(intent.nonce);
    this.#sending.delete(intent.nonce);
    this.#spent.set(intent.nonce, this.o.clock.now());
    this.#pace.sent(this.o.clock.now());
    return prepared === 'fresh' ? undefined : prepared;
  }

  /** `waitMs`: the platform's own wish; nothing is asked again under this intent before it. */
  answered(intent: Intent, waitMs = 0): void {
    this.#spent.set(intent.nonce, later(this.o.clock.now(), waitMs));
  }

  /** Nothing is sent under it any more, whatever the record says of it. */
  gaveUp(intent: Intent): void {
    this.#sending.delete(intent.nonce);
    this.#spent.set(intent.nonce, this.o.clock.now());
  }

  looked(intent: Intent, look: Look): void {
    this.#looked.set(intent.nonce, look);
  }

  /** How the platform's own timetable holds the post of an intent. */
  stands(intent: Intent, seen: Seen): void {
    this.#standings.set(intent.nonce, seen);
  }

  ordered(intent: Intent, ordered: Ordered): void {
    this.#ordered.set(intent.nonce, ordered);
  }

  /** This process asked the platform not to publish it. */
  recalls(intent: Intent): boolean {
    const last = this.#ordered.get(intent.nonce);
    return last !== undefined && last.order !== 'schedule';
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

  /** An intent of this run waits to be sent. */
  get isSending(): boolean {
    return this.#sending.size > 0;
  }

  /** Something only waits for its instant: reading the record first would make it late. */
  get isReady(): boolean {
    return [...this.#sending.values()].some((stage) => stage !== 'fresh');
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

  /** To be put on record by `settle`: until then nothing else is decided about this delivery. */
  owe(owed: Owed): void {
    this.#owed.push(owed);
  }

  owes(delivery?: Delivery): boolean {
    return this.#owed.some((owed) => delivery === undefined || owed.delivery.id === delivery.id);
  }

  takeOwed(): readonly Owed[] {
    return this.#owed.splice(0);
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
        const draft = fresh && (await propose(fresh, view));
        if (draft) drafts.push(draft);
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

  /**
   * Intents that others have ended or held meanwhile: nothing is sent under them,
   * and nothing waits for them. A prepared post belongs to everybody once its lease is over.
   */
  #dropLost(): void {
    const now = this.o.clock.now();
    const current = new Set<string>();
    for (const part of this.#open.flatMap(({ parts }) => parts)) {
      const isOwn =
        part.state === 'intended' || (part.state === 'prepared' && now < part.intent.leaseUntil);
      if (isOwn) current.add(part.intent.nonce);
    }
    for (const nonce of this.#sending.keys()) {
      if (current.has(nonce)) continue;
      this.#sending.delete(nonce);
      this.#spent.set(nonce, now);
    }
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
      runs: new Map([...this.#runs].map(([run, { state }]) => [run, state])),
      sending: new Map(
        [...this.#sending].map(([nonce, at]) => [nonce, at === 'fresh' ? at : 'ready'] as const),
      ),
      spent: this.#spent,
      removal: this.removals.situation,
      looked: this.#looked,
      standings: this.#standings,
      ordered: this.#ordered,
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

  async #runState(run: string): Promise<RunState> {
    try {
      return await this.o.runs.state(run);
    } catch {
      return 'unknown';
    }
  }
}
