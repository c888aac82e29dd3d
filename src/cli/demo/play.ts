import type { Message } from '../../post/message.ts';
import type { Stage } from './stage.ts';
import type { Claim, ClaimedPost } from './witness/claim.ts';

/** One step of the demo: what is shown, and how it is played. Throws where it does not come out. */
export interface Step {
  readonly title: Message;
  play(play: Play): Promise<void>;
}

/** The stage, what should be public by now, and a way to speak to the onlooker. */
export class Play {
  readonly stage: Stage;
  readonly say: (text: Message) => void;
  readonly #expected = new Map<string, ClaimedPost[]>();

  constructor(stage: Stage, say: (text: Message) => void) {
    this.stage = stage;
    this.say = say;
    for (const account of stage.organisation.accounts.keys()) this.#expected.set(account, []);
  }

  /** From now on the witness must see this post, exactly once. */
  expect(account: string, post: ClaimedPost): void {
    this.#expected.get(account)?.push(post);
  }

  /** Every timeline, each with exactly what was expected so far. */
  timelines(): readonly Claim[] {
    return [...this.#expected].map(([account, posts]) => ({
      claim: 'public',
      timeline: this.timeline(account),
      posts,
    }));
  }

  timeline(account: string): string {
    const found = this.stage.organisation.accounts.get(account);
    if (!found) throw new Error(`no account ${account}`);
    return found.timeline;
  }
}

/** Stops the demo where a program ended otherwise than shown. */
export function mustEnd(
  what: string,
  ended: { readonly exit: number | null; readonly stdout: string; readonly stderr: string },
  exit: number,
): void {
  if (ended.exit === exit) return;
  throw new Error(
    `${what}: exit ${ended.exit} instead of ${exit}\n${ended.stdout}\n${ended.stderr}`,
  );
}
