import { verifyLedger } from '../../../src/ledger/verify-ledger.ts';
import type { Instant } from '../../../src/post/post.ts';
import { formatInstant } from '../../../src/publish/instant.ts';
import type { Gate, GateAnswer } from '../../../src/publish/ports/gate.ts';
import type { Outcome, Platform, Presence } from '../../../src/publish/ports/platform.ts';
import { publishAccount } from '../../../src/publish/publish-account.ts';
import type { PublishAccountOptions } from '../../../src/publish/publish-account-options.ts';
import { withdrawalDraft } from '../../../src/publish/removal/removal-drafts.ts';
import { deliveryOf } from '../../../src/publish/removal/take-withdrawals.ts';
import { MemoryBranch, MemoryLog } from '../../ledger/memory-log.ts';
import { Prng } from '../../simulation/prng.ts';
import {
  account,
  approve,
  type Edition,
  edition,
  origin,
  policy,
  sendableParts,
  sha256,
} from '../../simulation/scenario.ts';
import { VirtualTime } from '../../simulation/virtual-time.ts';
import { allRecords } from '../../simulation/world.ts';
import { due, limits, minute, why } from '../builders.ts';

/** What happens at the n-th call of the platform since the order; `die`: the process ends there. */
export type Trouble =
  | 'refused-connection'
  | 'dropped-before'
  | 'applied-then-dropped'
  | '429'
  | 'refused-for-good'
  | 'throws'
  | 'stale'
  | 'die-before'
  | 'die-after';

/** One account, its public posts, and a platform that can be spoilt call by call. */
export class Town {
  readonly time = new VirtualTime(due - 2 * minute);
  readonly prng = new Prng(7);
  readonly branch = new MemoryBranch();
  readonly organisation = new MemoryBranch();
  readonly shown = new Map<string, string>();
  /** Which public post answers which. */
  readonly parents = new Map<string, string | undefined>();
  readonly calls: string[] = [];
  readonly deletedAt: Instant[] = [];
  /** Prepared and invisible. */
  readonly hidden = new Map<string, string>();
  phases: 'one' | 'two' = 'one';
  /** By number of the call since `trouble` was set. */
  trouble: ReadonlyMap<number, Trouble> = new Map();
  gateAnswer: GateAnswer | undefined;
  credentials = 'me';
  on: Edition;
  #runs = 0;
  #ids = 0;
  #kill = () => {};

  constructor(on: Edition) {
    this.on = on;
  }

  log(name: string = account, branch = this.branch): MemoryLog {
    return new MemoryLog({
      ...{ name, year: '2026', branch, trust: { origin }, run: `github:${this.#runs}/1` },
      genesis: { nonce: this.prng.hex(32) },
      now: () => formatInstant(this.time.now),
    });
  }

  get options(): PublishAccountOptions {
    const { time, prng } = this;
    return {
      account: { id: account, platform: this.on.platform, remoteId: 'me', status: 'approved' },
      log: this.log(),
      organisation: this.log('organisation', this.organisation),
      platform: this.#platform,
      gate: this.#gate,
      clock: { now: () => time.now, until: (instant) => time.until(instant) },
      chance: { nonce: () => prng.hex(32), fraction: () => 0.5 },
      runs: { me: `github:${this.#runs}/1`, state: async () => 'ended' },
      ...{ limits, sha256 },
      until: (time.now + 5 * minute) as Instant,
    };
  }

  /** One job; false = it was killed. */
  async run(over: Partial<PublishAccountOptions> = {}): Promise<boolean> {
    this.#runs += 1;
    const died = new Promise<false>((resolve) => {
      this.#kill = () => resolve(false);
    });
    const lived = publishAccount({ ...this.options, ...over }).then(() => true);
    await this.time.run(Number.POSITIVE_INFINITY);
    return Promise.race([lived, died]);
  }

  /** A person's order, by a run of its own. */
  async order(): Promise<void> {
    this.#runs += 1;
    const { options } = this;
    await options.log.append(async (view) => {
      const delivery = await deliveryOf(options, view, this.on.post);
      if (!delivery) throw new Error('not planned');
      const place = { nonce: this.prng.hex(32), at: this.time.now };
      const ordered = { by: 'person', id: '201' } as const;
      return [withdrawalDraft(delivery, place, { ordered, why: '誤り', whyNotCorrect: '危険' })];
    });
    this.calls.length = 0;
  }

  get kinds(): readonly string[] {
    return allRecords(this.branch).map(({ kind }) => kind);
  }

  async delivery() {
    const { options } = this;
    const view = await options.log.view();
    const found = await deliveryOf(options, view, this.on.post);
    if (!found) throw new Error('not planned');
    return { ...found, isOpen: (await view.open()).has(found.id) };
  }

  /** Of all logs, as the auditor sees them. */
  async verdict() {
    const logs = [
      ['organisation', this.organisation],
      [account, this.branch],
    ] as const;
    const report = await verifyLedger({
      logs: logs.map(([log, { tip }]) => ({
        ...{ log, year: '2026' },
        files: { read: async (path) => tip?.get(path), list: async () => [...(tip?.keys() ?? [])] },
      })),
      ...{ origin, keys: new Map() },
    });
    return report.firstBad ?? report.verdict;
  }

  get #gate(): Gate {
    const { content: contentDigest, payload: payloadDigest, platform } = this.on;
    const parts = sendableParts(this.on);
    const media = parts.map(({ text }) => ({ text, media: [] }));
    const payload = { account, platform, parts: media } as const;
    return {
      check: async () =>
        this.gateAnswer ?? {
          open: true,
          pass: {
            ...{ checkedAt: this.time.now, policy, review: 3 },
            mergeCommit: sha256('commit').slice(0, 40),
            ...{ contentDigest, payloadDigest, payload, parts },
          },
        },
      boundContent: async () => undefined,
      recall: async () => payload,
    };
  }

  get #platform(): Platform {
    const publicPost = (remoteId: string) =>
      ({ remoteId, url: '', publicAt: this.time.now }) as const;
    return {
      phases: this.phases,
      identify: async () => ({ outcome: 'done', value: { remoteId: this.credentials } }),
      prepare: async ({ text }) => {
        if (this.phases === 'one') return { outcome: 'done', value: { mediaIds: [] } };
        const remoteId = this.#newId();
        this.hidden.set(remoteId, text);
        return { outcome: 'done', value: { mediaIds: [], remoteId } };
      },
      release: async ({ text, replyTo }, { remoteId = this.#newId() }) => {
        this.shown.set(remoteId, text);
        this.parents.set(remoteId, replyTo);
        return { outcome: 'done', value: publicPost(remoteId) };
      },
      status: async (remoteId) => {
        const isShown = this.shown.has(remoteId);
        return {
          outcome: 'done',
          value: isShown ? { public: true, post: publicPost(remoteId) } : { public: false },
        };
      },
      find: async ({ part, replyTo }) => {
        // As on X: a post without its parent is another post.
        const posts = [...this.shown].filter(
          ([id, text]) => text === part.text && this.parents.get(id) === replyTo,
        );
        return posts.length > 0
          ? { seen: 'found', posts: posts.map(([id]) => publicPost(id)) }
          : { seen: 'absent', readAt: this.time.now };
      },
      remove: (id) => this.#remove(id),
      presence: (id) => this.#presence(id),
    };
  }

  #newId(): string {
    this.#ids += 1;
    return `r${this.#ids}`;
  }

  async #remove(id: string): Promise<Outcome<void>> {
    const trouble = this.#call(`delete ${id}`);
    const lost = { outcome: 'unknown', reason: why('answer-lost') } as const;
    if (trouble === 'die-before') return this.#die();
    if (trouble === 'refused-connection') {
      return { outcome: 'no-effect', retry: true, reason: why('not-connected') };
    }
    if (trouble === '429') {
      const retryAfterMs = 4 * minute;
      return { outcome: 'no-effect', retry: true, reason: why('rate-limited'), retryAfterMs };
    }
    if (trouble === 'refused-for-good') {
      return { outcome: 'no-effect', retry: false, reason: why('x-403') };
    }
    if (trouble === 'dropped-before') return lost;
    if (trouble === 'throws') throw new Error('a fault of the adapter');
    const wasThere = this.shown.delete(id) || this.hidden.delete(id);
    this.deletedAt.push(this.time.now);
    if (trouble === 'die-after') return this.#die();
    return wasThere && trouble === undefined ? { outcome: 'done', value: undefined } : lost;
  }

  async #presence(id: string): Promise<Presence> {
    const trouble = this.#call(`look ${id}`);
    if (trouble === 'die-before' || trouble === 'die-after') return this.#die();
    if (trouble === 'throws') throw new Error('a fault of the adapter');
    if (trouble === 'stale') return { seen: this.shown.has(id) ? 'absent' : 'present' };
    if (trouble !== undefined) return { seen: 'unreadable', reason: why(trouble) };
    return { seen: this.shown.has(id) ? 'present' : 'absent' };
  }

  #call(name: string): Trouble | undefined {
    this.calls.push(name);
    return this.trouble.get(this.calls.length);
  }

  /** The job hears of nothing any more, and nothing hears of it. */
  #die(): Promise<never> {
    this.#kill();
    return new Promise(() => {});
  }
}

export async function publishedTown(
  texts: readonly string[] = ['冬の交通安全運動'],
  phases: 'one' | 'two' = 'one',
): Promise<Town> {
  const platform = phases === 'one' ? 'x' : 'facebook';
  const times = { publishAt: due, latestAt: due + 60 * minute, approvedAt: due - 60 * minute };
  const town = new Town(edition(platform, { post: 'winter', revision: 1, texts, ...times }));
  town.phases = phases;
  await approve(town.organisation, town.prng, town.on, town.on.approvedAt);
  return town;
}
