import { type Fault, faultsAt, type Port } from './faults.ts';
import type { Prng } from './prng.ts';

/** Decides at each port call what goes wrong there. */
export interface Trouble {
  at(port: Port): Fault | undefined;
}

/** Faults by chance: the probability of each at a call where it can happen. */
export function swarm(chances: ReadonlyMap<Fault, number>, prng: Prng): Trouble {
  return {
    at(port) {
      let draw = prng.next();
      for (const fault of faultsAt(port)) {
        draw -= chances.get(fault) ?? 0;
        if (draw < 0) return fault;
      }
      return undefined;
    },
  };
}

/** The faults of an enumeration: at call number `call` of the whole life, this fault. */
export interface Ordered {
  readonly call: number;
  readonly fault: Fault;
}

/** Plays a script of faults and writes down which ports were called. */
export class Script implements Trouble {
  readonly calls: Port[] = [];
  readonly #ordered: readonly Ordered[];

  constructor(ordered: readonly Ordered[]) {
    this.#ordered = ordered;
  }

  at(port: Port): Fault | undefined {
    const number = this.calls.push(port) - 1;
    return this.#ordered.find(({ call }) => call === number)?.fault;
  }
}
