import type { Log } from '../../src/ledger/log.ts';
import type { Draft } from '../../src/ledger/record.ts';
import type { Instant } from '../../src/post/post.ts';
import type { Delivery, DeliveryId, PartState } from '../../src/publish/delivery.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import type { Gate, GateAnswer } from '../../src/publish/ports/gate.ts';
import type { Platform, PublicPost } from '../../src/publish/ports/platform.ts';
import { publishAccount } from '../../src/publish/publish-account.ts';
import type { PublishAccountOptions } from '../../src/publish/publish-account-options.ts';
import { readDelivery } from '../../src/publish/read-deliveries.ts';
import { MemoryBranch, MemoryLog } from '../ledger/memory-log.ts';
import { Prng } from '../simulation/prng.ts';
import { account, approve, type Edition, origin, policy, sha256 } from '../simulation/scenario.ts';
import { VirtualTime } from '../simulation/virtual-time.ts';
import { allRecords } from '../simulation/world.ts';
import { at, due, limits, minute, post, why } from './builders.ts';

const asSent = ({ text }: { readonly text: string }) => ({ text, media: [] });
export const parts = (...texts: string[]) => texts.map((text) => asSent({ text }));

export function edition(over: Partial<Edition> = {}): Edition {
  return {
    post,
    delivery: deliveryId({ post, edition: 1, platform: 'x', account }, sha256),
    platform: 'x',
    parts: parts('冬の交通安全運動'),
    content: sha256('content'),
    payload: sha256('payload'),
    publishAt: due,
    latestAt: at(60 * minute),
    approvedAt: at(-60 * minute),
    ...over,
  };
}

/** A town where everything works, to be spoilt by each test. */
export class Place {
  readonly time = new VirtualTime(at(-2 * minute));
  readonly prng = new Prng(1);
  readonly branch = new MemoryBranch();
  readonly organisation = new MemoryBranch();
  readonly sent: { text: string; at: Instant; replyTo?: string | undefined }[] = [];
  gateAnswer: ((edition: Edition) => GateAnswer | undefined) | undefined;
  bound: string | undefined;
  on: Edition;
  /** Beside `on`, where a test needs several. */
  editions: readonly Edition[] = [];
  runs = 0;

  constructor(on: Edition) {
    this.on = on;
  }

  async approve(...editions: readonly Edition[]): Promise<void> {
    for (const each of editions) {
      await approve(this.organisation, this.prng, each, each.approvedAt);
    }
  }

  log(name: string, branch: MemoryBranch): Log {
    return new MemoryLog({
      name,
      year: '2026',
      branch,
      trust: { origin },
      genesis: { nonce: this.prng.hex(32) },
      now: () => formatInstant(this.time.now),
      run: `github:${this.runs}/1`,
    });
  }

  get gate(): Gate {
    const of = ({ contentDigest }: Delivery) =>
      this.editions.find(({ content }) => content === contentDigest) ?? this.on;
    const payload = (on: Edition) =>
      ({ account, platform: 'x', parts: on.parts.map(asSent) }) as const;
    return {
      check: async (delivery) => {
        const on = of(delivery);
        const answer = this.gateAnswer?.(on);
        if (answer) return answer;
        const { content: contentDigest, payload: payloadDigest } = on;
        return {
          open: true,
          pass: {
            checkedAt: this.time.now,
            policy,
            review: 3,
            mergeCommit: sha256('commit').slice(0, 40),
            contentDigest,
            payloadDigest,
            payload: payload(on),
            parts: payload(on).parts,
          },
        };
      },
      boundContent: async () => this.bound,
      recall: async (delivery) => payload(of(delivery)),
    };
  }

  show(text: string, replyTo?: string): PublicPost {
    this.sent.push({ text, at: this.time.now, replyTo });
    return {
      remoteId: `r${this.sent.length}`,
      url: 'https://x.example/1',
      publicAt: this.time.now,
    };
  }

  get platform(): Platform {
    return {
      phases: 'one',
      identify: async () => ({ outcome: 'done', value: { remoteId: 'me' } }),
      prepare: async () => ({ outcome: 'done', value: { mediaIds: [] } }),
      release: async ({ text, replyTo }) => ({ outcome: 'done', value: this.show(text, replyTo) }),
      status: async () => ({ outcome: 'unknown', reason: why('none') }),
      remove: async () => ({ outcome: 'unknown', reason: why('none') }),
      presence: async () => ({ seen: 'unreadable', reason: why('none') }),
      find: async ({ part }) => {
        const posts = this.sent.flatMap((shown, index) =>
          shown.text === part.text
            ? [{ remoteId: `r${index + 1}`, url: '', publicAt: shown.at }]
            : [],
        );
        return posts.length > 0
          ? { seen: 'found', posts }
          : { seen: 'absent', readAt: this.time.now };
      },
    };
  }

  async run(over: Partial<PublishAccountOptions> = {}) {
    this.runs++;
    const { time, prng } = this;
    const running = publishAccount({
      account: { id: account, platform: 'x', remoteId: 'me', status: 'approved' },
      log: this.log(account, this.branch),
      organisation: this.log('organisation', this.organisation),
      platform: this.platform,
      gate: this.gate,
      clock: { now: () => time.now, until: (instant) => time.until(instant) },
      chance: { nonce: () => prng.hex(32), fraction: () => 0.5 },
      runs: { me: `github:${this.runs}/1`, state: async () => 'ended' },
      limits,
      sha256,
      until: (time.now + 30 * minute) as Instant,
      ...over,
    });
    await time.run(Number.POSITIVE_INFINITY);
    return running;
  }

  /** What another run puts on record. */
  async write(
    id: DeliveryId | undefined,
    drafts: (delivery: Delivery, part: PartState | undefined) => readonly Draft[],
  ): Promise<void> {
    await this.log(account, this.branch).append(async (view) => {
      const delivery = id && (await readDelivery(view, id));
      return delivery ? drafts(delivery, delivery.parts[0]) : [];
    });
  }

  async kinds(): Promise<readonly string[]> {
    return allRecords(this.branch).map(({ kind }) => kind);
  }
}

export async function place(on = edition()): Promise<Place> {
  const made = new Place(on);
  await made.approve(on);
  return made;
}
