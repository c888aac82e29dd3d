import type { Instant } from '../post/post.ts';
import type { RunState, Runs } from './ports/surroundings.ts';
import { pollMs } from './situation.ts';

/** What the forge last said of the runs whose intents are without outcome. */
export class OtherRuns {
  readonly #runs: Runs;
  readonly #known = new Map<string, { readonly state: RunState; readonly askedAt: Instant }>();

  constructor(runs: Runs) {
    this.#runs = runs;
  }

  /** A run does not come back; of one that was not yet over the forge is asked again after a while. */
  mustAsk(run: string, now: Instant): boolean {
    const known = this.#known.get(run);
    return known === undefined || (known.state !== 'ended' && now >= known.askedAt + pollMs);
  }

  /** A forge that does not answer says nothing. */
  async ask(run: string, askedAt: Instant): Promise<void> {
    let state: RunState = 'unknown';
    try {
      state = await this.#runs.state(run);
    } catch {
      // Unknown: nothing is concluded from it.
    }
    this.#known.set(run, { state, askedAt });
  }

  get states(): ReadonlyMap<string, RunState> {
    return new Map([...this.#known].map(([run, { state }]) => [run, state]));
  }
}
