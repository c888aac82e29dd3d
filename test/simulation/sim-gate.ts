import type { AccountId, Instant } from '../../src/post/post.ts';
import type { Delivery } from '../../src/publish/delivery.ts';
import type { Gate, GateAnswer } from '../../src/publish/ports/gate.ts';
import type { Runner } from './runner.ts';
import { type Edition, policy, sha256 } from './scenario.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What lies on main and in the organisation's hands, and when it allowed what: the oracle reads the times. */
export class Town {
  paused = false;
  policyOk = true;
  /** The edition of each post on main now; absent = removed. */
  readonly main = new Map<string, Edition>();
  readonly unapproved = new Set<string>();
  readonly #closings = new Map<string, { from: number; until: number }[]>();
  readonly #time: VirtualTime;
  readonly editions: readonly Edition[];

  constructor(time: VirtualTime, editions: readonly Edition[]) {
    this.#time = time;
    this.editions = editions;
  }

  /** Called after every change. */
  note(): void {
    for (const edition of this.editions) {
      const closings = this.#closings.get(edition.content) ?? [];
      this.#closings.set(edition.content, closings);
      const last = closings.at(-1);
      const isClosed = this.answer(edition) !== undefined;
      if (last && last.until === Number.POSITIVE_INFINITY) {
        if (!isClosed) last.until = this.#time.now;
      } else if (isClosed) {
        closings.push({ from: this.#time.now, until: Number.POSITIVE_INFINITY });
      }
    }
  }

  /** Whether the edition could be published at some moment of the span. */
  wasOpen(edition: Edition, from: number, until: number): boolean {
    const closings = this.#closings.get(edition.content) ?? [];
    return !closings.some((closing) => closing.from < from && closing.until > until);
  }

  answer(edition: Edition): Exclude<GateAnswer, { open: true }> | undefined {
    if (this.paused) return closed('stays', 'paused');
    if (!this.policyOk) return closed('stays', 'policy-not-in-force');
    const onMain = this.main.get(edition.post);
    if (onMain === undefined) return closed('withdraw', 'removed');
    if (onMain.content !== edition.content) return closed('hold', 'content-differs');
    if (this.unapproved.has(edition.post)) return closed('hold', 'approval-void');
    return undefined;
  }
}

function closed(effect: 'stays' | 'hold' | 'withdraw', code: string) {
  return { open: false, effect, reason: { code, message: { ja: code, en: code } } } as const;
}

export interface GateView {
  readonly town: Town;
  readonly runner: Runner;
  /** Content digest of the post's first intent, read from the log itself. */
  readonly bound: (post: string) => Promise<string | undefined>;
}

export function simGate({ town, runner, bound }: GateView): Gate {
  const { prng } = runner;
  const latency = () => runner.pass(prng.int(100, 3000));
  const fails = () => prng.chance(runner.rates.gate);
  return {
    async check(delivery) {
      const checkedAt = runner.now;
      await latency();
      if (fails()) throw new Error('the forge did not answer');
      const edition = editionOf(town, delivery);
      const answer = (edition && town.answer(edition)) ?? open(edition, checkedAt);
      // A slow forge: the answer is old when it comes.
      await (fails() ? runner.pass(prng.int(10_000, 120_000)) : latency());
      return answer;
    },
    async boundContent(post) {
      await latency();
      if (fails()) throw new Error('the forge did not answer');
      return bound(post);
    },
    async recall(delivery) {
      await latency();
      if (fails()) return undefined;
      const edition = editionOf(town, delivery);
      return edition && payload(edition, delivery.account);
    },
  };
}

function editionOf(town: Town, delivery: Delivery): Edition | undefined {
  return town.editions.find(({ content }) => content === delivery.contentDigest);
}

function payload(edition: Edition, account: AccountId) {
  const parts = edition.texts.map((text) => ({ text, media: [] }));
  return { account, platform: 'x', parts } as const;
}

function open(edition: Edition | undefined, checkedAt: Instant): GateAnswer {
  if (edition === undefined) return closed('hold', 'unknown-edition');
  return {
    open: true,
    pass: {
      checkedAt,
      policy,
      review: 3,
      mergeCommit: sha256(edition.content).slice(0, 40),
      contentDigest: edition.content,
      payloadDigest: edition.payload,
      payload: payload(edition, '' as AccountId),
      parts: edition.texts.map((text) => ({ text, media: [] })),
    },
  };
}
