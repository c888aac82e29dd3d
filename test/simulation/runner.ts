import type { Instant } from '../../src/post/post.ts';
import type { RunState } from '../../src/publish/ports/surroundings.ts';
import type { Prng } from './prng.ts';
import { minute } from './scenario.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface FaultRates {
  /** Of any port call. */
  readonly crash: number;
  readonly zombie: number;
  readonly platform: number;
  readonly ledger: number;
  readonly gate: number;
}

export const noFaults: FaultRates = { crash: 0, zombie: 0, platform: 0, ledger: 0, gate: 0 };

/** A job on a machine: its clock is a little off, and it may die or hang at any await. */
export class Runner {
  readonly id: string;
  readonly prng: Prng;
  readonly skew: number;
  #state: 'running' | 'ended' = 'running';
  /** What the forge says of it: late, and sometimes wrong. */
  #forge: { readonly says: RunState; readonly from: number } | undefined;
  readonly #time: VirtualTime;
  readonly #rates: () => FaultRates;

  constructor(id: string, time: VirtualTime, prng: Prng, rates: () => FaultRates) {
    this.id = id;
    this.prng = prng;
    this.skew = prng.int(-1500, 1500);
    this.#time = time;
    this.#rates = rates;
  }

  get rates(): FaultRates {
    return this.#rates();
  }

  get now(): Instant {
    return (this.#time.now + this.skew) as Instant;
  }

  until(instant: Instant): Promise<void> {
    return this.alive(this.#time.until(instant - this.skew));
  }

  ended(): void {
    this.#state = 'ended';
    this.#forge = { says: 'ended', from: this.#time.now };
  }

  forgeState(): RunState {
    if (this.#forge && this.#time.now >= this.#forge.from) return this.#forge.says;
    return 'running';
  }

  /** Takes the time of a call; the runner may die or hang here. */
  async pass(ms: number, mayHang = true): Promise<void> {
    await this.alive(this.#time.pass(ms));
    if (this.prng.chance(this.rates.crash)) this.#die();
    if (mayHang && this.prng.chance(this.rates.zombie)) {
      // The forge may have lost it and call it ended while it only hangs.
      const lost = this.prng.chance(0.7);
      if (lost) this.#forge = { says: 'ended', from: this.#time.now + minute };
      await this.#time.pass(this.prng.int(1, 20) * minute);
    }
    await this.alive(Promise.resolve());
  }

  #die(): void {
    this.#state = 'ended';
    const says = this.prng.chance(0.1) ? 'unknown' : 'ended';
    this.#forge = { says, from: this.#time.now + this.prng.int(0, 3) * minute };
  }

  /** A dead runner never comes back from an await. */
  async alive<T>(promise: Promise<T>): Promise<T> {
    const value = await promise;
    if (this.#state === 'ended') await new Promise<never>(() => {});
    return value;
  }
}
