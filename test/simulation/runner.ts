import type { Instant } from '../../src/post/post.ts';
import type { RunState } from '../../src/publish/ports/surroundings.ts';
import type { Request } from './fake-platform.ts';
import type { Fault, Port } from './faults.ts';
import type { Prng } from './prng.ts';
import { minute } from './scenario.ts';
import type { Trouble } from './trouble.ts';
import type { World } from './world.ts';

/** How long one fault can keep a job from its work: the forge sees late that a job has died, and only then another starts. */
function costMs(fault: Fault): number {
  switch (fault) {
    case 'tip-unsigned':
    case 'tip-foreign':
      // Nothing is done on a record that cannot be trusted, until it is put right.
      return 25 * minute;
    case 'pause':
      return 0;
    default:
      return 6 * minute;
  }
}

/** A job on a machine: its clock is a little off, and at any port call it may die, hang, or meet a fault. */
export class Runner {
  readonly id: string;
  readonly prng: Prng;
  readonly world: World;
  #skew: number;
  /** How far its clock has moved against the world's while it ran. */
  #jumped = 0;
  #sleptMs = 0;
  #isDead = false;
  /** What the forge says of it: late, and sometimes wrong. */
  #forge: { readonly says: RunState; readonly from: number } | undefined;
  readonly #trouble: Trouble;

  constructor(id: string, world: World, prng: Prng, trouble: Trouble) {
    this.id = id;
    this.prng = prng;
    this.world = world;
    this.#skew = prng.int(-1500, 1500);
    this.#trouble = trouble;
  }

  get now(): Instant {
    return (this.world.time.now + this.#skew) as Instant;
  }

  /** One call of a port: takes time, and whatever goes wrong there. `act` sees the fault that is its own to play. */
  async call<T>(port: Port, act: (fault: Fault | undefined) => Promise<T> | T): Promise<T> {
    const fault = this.#isCalm() ? undefined : this.#trouble.at(port);
    if (fault) this.world.tally.happened(fault);
    if (fault) this.#struck(fault, costMs(fault));
    if (fault) await this.#befall(fault);
    await this.pass();
    const value = await act(fault);
    if (fault === 'crash-after-effect') this.#die();
    await this.pass();
    return value;
  }

  async until(instant: Instant): Promise<void> {
    await this.call('clock.until', () => this.world.time.until(instant - this.#skew));
  }

  /** Time on the way; a dead runner never comes back from it. */
  async pass(ms = this.prng.int(20, 1500)): Promise<void> {
    await this.world.time.pass(ms);
    if (this.#isDead) await new Promise<never>(() => {});
  }

  /** What the oracle is told of a request, beside what the public sees. */
  request(): Request {
    const sleptMs = this.#sleptMs;
    this.#sleptMs = 0;
    const clockErrorMs = Math.abs(this.#skew) + this.#jumped;
    return { run: this.id, at: this.world.time.now, clockErrorMs, sleptMs };
  }

  end(): void {
    this.#isDead = true;
    this.#forge = { says: 'ended', from: this.world.time.now };
  }

  forgeState(): RunState {
    if (this.#forge && this.world.time.now >= this.#forge.from) return this.#forge.says;
    return 'running';
  }

  #isCalm(): boolean {
    return this.world.time.now >= this.world.calm;
  }

  async #befall(fault: Fault): Promise<void> {
    switch (fault) {
      case 'crash':
        return this.#die();
      case 'hang':
        return this.#sleep(fault, this.prng.int(1, 20) * minute);
      case 'pause-while-hung':
        this.world.town.pauseFor(20 * minute);
        return this.#sleep(fault, this.prng.int(70, 300) * 1000);
      case 'first-byte-late': {
        const before = this.world.time.now;
        await this.#sleep(fault, this.prng.int(1, 20) * minute);
        this.#sleptMs = this.world.time.now - before;
        return;
      }
      case 'clock-jump': {
        const skew = this.prng.int(-this.world.margins.clockMs, this.world.margins.clockMs);
        this.#jumped = Math.max(this.#jumped, Math.abs(skew - this.#skew));
        this.#skew = skew;
        return;
      }
      case 'pause':
        return this.world.town.pauseFor(this.prng.int(1, 20) * minute);
      default:
        return;
    }
  }

  async #sleep(fault: Fault, ms: number): Promise<void> {
    // The forge may have lost it and call it ended while it only hangs.
    const lost = this.prng.chance(0.7);
    this.#struck(fault, ms);
    if (lost) this.#forge = { says: 'ended', from: this.world.time.now + minute };
    await this.pass(ms);
  }

  #struck(fault: Fault, costMs: number): void {
    this.world.troubles.push({ run: this.id, fault, at: this.world.time.now, costMs });
  }

  #die(): void {
    this.#isDead = true;
    const says = this.prng.chance(0.1) ? 'unknown' : 'ended';
    this.#forge = { says, from: this.world.time.now + this.prng.int(0, 3) * minute };
  }
}
