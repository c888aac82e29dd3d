import type { LogView } from '../ledger/log.ts';
import type { Draft } from '../ledger/record.ts';
import type { Instant } from '../post/post.ts';
import { GateKeeper } from './ask-gate.ts';
import { decide } from './decide.ts';
import type { Delivery, Intended, Intent, PartState, Prepared, Reason } from './delivery.ts';
import { saysNo } from './gate-step.ts';
import { later } from './instant.ts';
import type { GateAnswer } from './ports/gate.ts';
import type { Prepared as Made } from './ports/platform.ts';
import type { RunState } from './ports/surroundings.ts';
import type { PublishAccountOptions } from './publish-account-options.ts';
import { DeliveryReader, type OpenDeliveries, readDelivery } from './read-deliveries.ts';
import { reason } from './reasons.ts';
import { Removals } from './removal/removals.ts';
import { Reporter } from './report.ts';
import { type Look, pollMs, type Situation, type Step } from './situation.ts';
import { textsInFlight } from './texts-in-flight.ts';

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
  readonly #runs = new Map<string, { readonly state: RunState; readonly askedAt: Instant }>();
  readonly #gates = new Map<string, { readonly answer: GateAnswer; readonly askedAt: Instant }>();

  readonly #reader = new DeliveryReader();
  #open: readonly Delivery[] = [];
  #view: LogView | undefined;

  constructor(options: PublishAccountOptions) {
    this.o = options;
    this.#keeper = new GateKeeper(options);
  }

  /** Everything open at a view of the record; decisions about any of it follow from all of it. */
  async open(view: LogView): Promise<OpenDeliveries> {
    const open = await this.#reader.open(view);
    this.#open = open.readable;
    this.#dropLost();
    for (const delivery of open.readable) this.reporter.saw(delivery);
    return open;
  }

  /** The step to take at this very moment; nothing is awaited between the clock and the decision. */
  decide(delivery: Delivery): Step {
    return decide(delivery, this.#situation(delivery));
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

  /**
   * Compare-and-swap on one delivery: `propose` sees it on the tip that the
   * records will follow, again after every lost race.
   */
  async append(
    delivery: Delivery,
    propose: (fresh: Delivery, view: LogView) => Promise<Draft | undefined> | Draft | undefined,
  ): Promise<boolean> {
    const { records, view } = await this.o.log.append(async (view) => {
      const fresh = await readDelivery(view, delivery.id);
      const draft = fresh && (await propose(fresh, view));
      return draft ? [draft] : [];
    });
    this.#view = view;
    this.reporter.wrote(records);
    const after = records.length > 0 ? await readDelivery(view, delivery.id) : undefined;
    if (after) this.reporter.saw(after);
    return records.length > 0;
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
    const { clock, limits, platform, until } = this.o;
    const gate = this.#gates.get(delivery.id);
    return {
      now: clock.now(),
      limits,
      until,
      textsInFlight: textsInFlight(this.#open, delivery.id),
      phases: platform.phases,
      runs: new Map([...this.#runs].map(([run, { state }]) => [run, state])),
      sending: new Map(
        [...this.#sending].map(([nonce, at]) => [nonce, at === 'fresh' ? at : 'ready'] as const),
      ),
      spent: this.#spent,
      removal: this.removals.situation,
      looked: this.#looked,
      ...(gate && { gate }),
    };
  }

  async #runState(run: string): Promise<RunState> {
    try {
      return await this.o.runs.state(run);
    } catch {
      return 'unknown';
    }
  }
}

function isInFlight(part: PartState): part is Intended | Prepared {
  return part.state === 'intended' || part.state === 'prepared';
}
