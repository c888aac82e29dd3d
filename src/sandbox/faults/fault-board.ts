import type { Fault, FaultedPlatform, FaultOrder } from './fault.ts';

/** The orders in force. Each is used up by the requests that it hits; the oldest order goes first. */
export class FaultBoard {
  readonly #now: () => number;
  #faults: Fault[] = [];
  #lastId = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  order(order: FaultOrder): Fault {
    this.#lastId += 1;
    const fault = { ...order, id: this.#lastId, orderedAt: this.#now(), left: order.times };
    this.#faults.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault that this request meets, if any; one of its times is then spent. */
  take(platform: FaultedPlatform, method: string, path: string): Fault | undefined {
    const fault = this.#faults.find(
      (each) => each.platform === platform && matches(each.route, method, path),
    );
    if (!fault) return undefined;
    fault.left -= 1;
    this.#faults = this.#faults.filter((each) => each.left > 0);
    return fault;
  }
}

function matches(route: string, method: string, path: string): boolean {
  const [wantedMethod = '', wantedPath = ''] = route.split(' ');
  if (wantedMethod !== '*' && wantedMethod !== method) return false;
  const wanted = wantedPath.split('/');
  const given = path.split('/');
  if (wanted.at(-1) === '*') {
    return given.length >= wanted.length && segmentsMatch(wanted.slice(0, -1), given);
  }
  return wanted.length === given.length && segmentsMatch(wanted, given);
}

function segmentsMatch(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.every((segment, index) => segment.startsWith(':') || segment === given[index]);
}
