/** Where a request is to stop: before the sandbox acts on it, or when all is done but the answer. */
export interface StopOrder {
  /** `POST /x/2/tweets`; `*` stands for any run of characters. */
  readonly request: string;
  /** Which of these since the order, from 1. */
  readonly nth: number;
  readonly when: 'before' | 'after';
}

interface Count {
  readonly steps: string[];
  readonly stop: StopOrder | undefined;
  left: number;
  readonly stopped: PromiseWithResolvers<void>;
  readonly freed: PromiseWithResolvers<void>;
}

/**
 * Counts the requests that reach the stand-ins, and stops one of them for good,
 * so that whoever sent it can be killed at exactly that step: git, platform and
 * forge alike. What is stopped before it was acted upon is never acted upon.
 */
export class StepBoard {
  #count: Count | undefined;

  /** Counts anew, from 1. */
  begin(stop?: StopOrder): void {
    this.end();
    this.#count = {
      ...{ steps: [], stop, left: stop?.nth ?? 0 },
      ...{ stopped: Promise.withResolvers<void>(), freed: Promise.withResolvers<void>() },
    };
  }

  /** Cuts what is stopped, and counts no more. */
  end(): void {
    this.#count?.freed.resolve();
    this.#count = undefined;
  }

  /** `POST /x/2/tweets`, in the order in which they came. */
  get steps(): readonly string[] {
    return this.#count?.steps ?? [];
  }

  /** Until a request stands at the ordered step. */
  async stopped(): Promise<void> {
    await this.#count?.stopped.promise;
  }

  /** Counts this request; says whether it is the one to stop, and when. */
  arrive(name: string): StopOrder['when'] | undefined {
    const count = this.#count;
    if (!count) return undefined;
    count.steps.push(name);
    if (!count.stop || !matches(count.stop.request, name)) return undefined;
    count.left -= 1;
    return count.left === 0 ? count.stop.when : undefined;
  }

  /** The request stands here until `end`. */
  async stand(): Promise<void> {
    this.#count?.stopped.resolve();
    await this.#count?.freed.promise;
  }
}

function matches(request: string, name: string): boolean {
  const pieces = request.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}$`, 'u').test(name);
}
