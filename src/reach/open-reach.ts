import type { LinkFact, LinkFacts } from '../guideline/links/link-fact.ts';
import { type Network, systemNetwork } from './network.ts';
import { visit } from './visit.ts';

interface ReachOptions {
  /** For everything together, from the first look on; what is not done by then is told as not looked at. */
  readonly budgetMs: number;
  /** Tests only. */
  readonly network?: Network;
}

interface Reach {
  /** By target; each is visited once, however often it is asked for. Never throws. */
  look(targets: readonly string[]): Promise<LinkFacts>;
  /** Everything that was looked at so far. */
  readonly seen: LinkFacts;
}

/** Polite: few at once. */
const atOnce = 4;
/** More links than any batch of posts has. */
const maxVisits = 500;
/** Where IANA's own example cannot be found either, this machine is offline, and no name of a link is known to be wrong. */
const knownHost = 'example.com';

export function openReach({ budgetMs, network = systemNetwork }: ReachOptions): Reach {
  const facts = new Map<string, LinkFact>();
  let signal: AbortSignal | undefined;
  let online: Promise<boolean> | undefined;

  async function worker(queue: Iterator<string>): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      facts.set(next.value, await factOf(next.value));
    }
  }

  async function factOf(target: string): Promise<LinkFact> {
    signal ??= AbortSignal.timeout(budgetMs);
    if (signal.aborted || facts.size >= maxVisits) return { state: 'unseen', why: 'not-asked' };
    const fact = await visit(target, network, signal);
    if (fact.state !== 'gone' || fact.why !== 'no-site') return fact;
    online ??= network.resolve(knownHost).then(
      () => true,
      () => false,
    );
    return (await online) ? fact : { state: 'unseen', why: 'unreachable' };
  }

  return {
    seen: facts,
    async look(targets) {
      const queue = new Set(targets.filter((target) => !facts.has(target))).values();
      await Promise.all(Array.from({ length: atOnce }, () => worker(queue)));
      return new Map(
        targets.flatMap((target) => {
          const fact = facts.get(target);
          return fact ? [[target, fact] as const] : [];
        }),
      );
    },
  };
}
