import { possibleStates, type Transition, transitionsOf } from './coverage.ts';
import { endOf, foldAll } from './judge-record.ts';
import { simulateNaive } from './naive.ts';
import type { Verdict } from './oracle.ts';
import type { ProfileName } from './profiles.ts';
import type { Life } from './simulate.ts';
import { Tally } from './tally.ts';
import { allRecords, type World } from './world.ts';

/** Seeds that one line of "new transitions" covers. */
export const blockSeeds = 10_000;
/** Lives that the plain publisher lives as well: enough for a comparison. */
const naiveLives = 2_000;

/** What a number of lives came to. */
export class Figures {
  seeds = 0;
  published = 0;
  readonly faults = new Tally();
  readonly broken = new Tally();
  readonly unfenceable = new Tally();
  /** How deliveries ended, by profile. */
  readonly ends = new Map<ProfileName, Tally>();
  /** The number of the life in which each was first gone through. */
  readonly transitions = new Map<Transition, number>();
  readonly naive = new Tally();
  naiveLives = 0;
  readonly #naiveLives: number;

  /** `compares`: the plain publisher lives the first lives as well. */
  constructor({ compares }: { readonly compares: boolean }) {
    this.#naiveLives = compares ? naiveLives : 0;
  }

  async add(seed: number, { world, profile }: Life, { complaints, unfenceable }: Verdict) {
    this.faults.add(world.tally);
    this.published += world.platform.timeline.length;
    for (const { broken } of complaints) this.broken.happened(broken);
    for (const { broken } of unfenceable) this.unfenceable.happened(broken);
    this.seeds++;
    // A record that broke a promise may contradict itself: it says nothing about the machine.
    if (complaints.length === 0) this.#addRecord(world, profile);
    if (this.naiveLives === this.#naiveLives) return;
    this.naive.add(await simulateNaive(seed, profile));
    this.naiveLives++;
  }

  #addRecord(world: World, profile: ProfileName): void {
    const records = allRecords(world.branch);
    const ends = this.ends.get(profile) ?? new Tally();
    this.ends.set(profile, ends);
    for (const delivery of foldAll(records).deliveries) ends.happened(endOf(delivery));
    for (const name of transitionsOf(records)) {
      if (!this.transitions.has(name)) this.transitions.set(name, this.seeds - 1);
    }
  }

  get deliveries(): number {
    return [...this.ends.values()].reduce((sum, ends) => sum + ends.total, 0);
  }

  /** Of those that the machine has. */
  get states(): ReadonlySet<string> {
    const reached = [...this.transitions.keys()].flatMap((name) => name.split(/ \+ .* → /u));
    return new Set(reached.filter((state) => possibleStates.has(state)));
  }

  /** Transitions first seen in each block of seeds. */
  get newTransitions(): readonly number[] {
    const blocks = Array.from({ length: Math.ceil(this.seeds / blockSeeds) }, () => 0);
    for (const at of this.transitions.values()) {
      const block = Math.floor(at / blockSeeds);
      blocks[block] = (blocks[block] ?? 0) + 1;
    }
    return blocks;
  }
}
