import { describe, expect, test } from 'vitest';
import { LedgerError, type Log } from '../../src/ledger/log.ts';
import { MemoryBranch, MemoryLog } from '../../src/ledger/memory-log.ts';
import type { Draft } from '../../src/ledger/record.ts';
import type { Instant, PostId } from '../../src/post/post.ts';
import type { Delivery, DeliveryId, PartState } from '../../src/publish/delivery.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import { intentDraft, outcomeDraft } from '../../src/publish/drafts.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import type { Gate, GateAnswer } from '../../src/publish/ports/gate.ts';
import type { Platform, PublicPost } from '../../src/publish/ports/platform.ts';
import { publishAccount } from '../../src/publish/publish-account.ts';
import type { PublishAccountOptions } from '../../src/publish/publish-account-options.ts';
import { readDelivery } from '../../src/publish/read-deliveries.ts';
import { Prng } from '../simulation/prng.ts';
import { account, approve, type Edition, origin, policy, sha256 } from '../simulation/scenario.ts';
import { VirtualTime } from '../simulation/virtual-time.ts';
import { allRecords } from '../simulation/world.ts';
import { at, closed, due, limits, minute, pass, post, why } from './builders.ts';

const asSent = ({ text }: { readonly text: string }) => ({ text, media: [] });
const parts = (...texts: string[]) => texts.map((text) => asSent({ text }));

function edition(over: Partial<Edition> = {}): Edition {
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
class Place {
  readonly time = new VirtualTime(at(-2 * minute));
  readonly prng = new Prng(1);
  readonly branch = new MemoryBranch();
  readonly organisation = new MemoryBranch();
  readonly sent: { text: string; at: Instant; replyTo?: string | undefined }[] = [];
  gateAnswer: ((edition: Edition) => GateAnswer | undefined) | undefined;
  bound: string | undefined;
  on: Edition;
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
    const payload = () => {
      return { account, platform: 'x', parts: this.on.parts.map(asSent) } as const;
    };
    return {
      check: async () => {
        const answer = this.gateAnswer?.(this.on);
        if (answer) return answer;
        const { content: contentDigest, payload: payloadDigest } = this.on;
        return {
          open: true,
          pass: {
            checkedAt: this.time.now,
            policy,
            review: 3,
            mergeCommit: sha256('commit').slice(0, 40),
            contentDigest,
            payloadDigest,
            payload: payload(),
            parts: payload().parts,
          },
        };
      },
      boundContent: async () => this.bound,
      recall: async () => payload(),
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

/** The same text in another post, due much later. */
function otherPost(): Edition {
  const post = 'posts/koho/2026/spring' as PostId;
  return edition({
    post,
    delivery: deliveryId({ post, edition: 1, platform: 'x', account }, sha256),
    content: sha256('other content'),
    publishAt: at(20 * minute),
  });
}

function absent(part: PartState | undefined) {
  const nonce = part?.state === 'intended' ? part.intent.nonce : '';
  const notBefore = at(50 * minute);
  return { event: 'no-effect', nonce, reason: why('absent'), retry: true, notBefore } as const;
}

function begun(delivery: Delivery): Draft {
  const place = { delivery, part: 0, nonce: 'b'.repeat(32) };
  return intentDraft(place, { attempt: 1, leaseUntil: at(25 * minute), pass: pass(at(0)) });
}

async function place(on = edition()): Promise<Place> {
  const made = new Place(on);
  await made.approve(on);
  return made;
}

describe('a run of an account', () => {
  test('publishes at the due instant, with the intent on record before, and a second run does nothing', async () => {
    const town = await place();
    const report = await town.run();
    expect(town.sent).toEqual([{ text: '冬の交通安全運動', at: due, replyTo: undefined }]);
    expect(await town.kinds()).toEqual(['genesis', 'planned', 'intent', 'confirmed']);
    expect(report.failure).toBeUndefined();
    expect(report.deliveries[0]?.parts[0]?.state).toBe('confirmed');
    const { size } = await town.log(account, town.branch).view();
    await town.run();
    expect((await town.log(account, town.branch).view()).size).toBe(size);
    expect(town.sent).toHaveLength(1);
  });

  test('leaves what is due after its time, and says when that is', async () => {
    const town = await place();
    const report = await town.run({ until: at(-minute) });
    expect(report.nextDue).toBe(due);
    expect(await town.kinds()).toEqual(['genesis', 'planned']);
  });

  test('publishes a thread in order, each part in reply to the one before', async () => {
    const town = await place(edition({ parts: parts('一', '二', '三') }));
    await town.run();
    expect(town.sent.map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['一', undefined],
      ['二', 'r1'],
      ['三', 'r2'],
    ]);
  });

  test('killed between sending and recording: the next run finds the post and does not send', async () => {
    const town = await place();
    const platform: Platform = {
      ...town.platform,
      release: ({ text }) => {
        town.show(text);
        return new Promise(() => {});
      },
    };
    void town.run({ platform });
    await town.time.run(Number.POSITIVE_INFINITY);
    expect((await town.kinds()).at(-1)).toBe('intent');
    await town.run();
    expect(town.sent).toHaveLength(1);
    expect(allRecords(town.branch).at(-1)).toMatchObject({
      kind: 'confirmed',
      body: { via: 'readback', closes: true },
    });
  });

  test('a lost answer with nothing on the timeline is sent again only after the settle window', async () => {
    const town = await place();
    let calls = 0;
    const platform: Platform = {
      ...town.platform,
      release: async ({ text }) =>
        calls++ === 0
          ? { outcome: 'unknown', reason: why('timeout') }
          : { outcome: 'done', value: town.show(text) },
    };
    await town.run({ platform });
    expect(town.sent).toHaveLength(1);
    expect(town.sent[0]?.at).toBeGreaterThanOrEqual(at(limits.settleSeconds * 1000));
  });

  test('a post found after its attempt was given up is left to the delivery with the same text that has begun', async () => {
    const town = await place();
    const other = otherPost();
    await town.approve(other);
    const [first, second] = [town.on, other].map(({ delivery }) => delivery as DeliveryId);
    const platform: Platform = {
      ...town.platform,
      release: async () => ({ outcome: 'unknown', reason: why('timeout') }),
      find: async (search) => {
        // While this run reads, others prove the absence and publish the other post.
        if (town.sent.length === 0 && (await town.kinds()).at(-1) === 'ambiguous') {
          await town.write(first, (delivery, part) => [
            outcomeDraft({ delivery, part: 0, nonce: 'a'.repeat(32) }, absent(part)),
          ]);
          await town.write(second, (delivery) => [begun(delivery)]);
          town.show('冬の交通安全運動');
        }
        return town.platform.find(search);
      },
    };
    await town.run({ platform });
    const confirmed = allRecords(town.branch).filter(({ kind }) => kind === 'confirmed');
    expect(confirmed.map(({ body }) => 'delivery' in body && body.delivery)).toEqual([second]);
  });

  test("waits as long as the platform's 429 says", async () => {
    const town = await place();
    let calls = 0;
    const platform: Platform = {
      ...town.platform,
      release: async ({ text }) =>
        calls++ === 0
          ? { outcome: 'no-effect', reason: why('http-429'), retry: true, retryAfterMs: 7 * minute }
          : { outcome: 'done', value: town.show(text) },
    };
    await town.run({ platform });
    expect(town.sent[0]?.at).toBe(at(7 * minute));
  });

  test('an outcome that cannot be recorded ends the run with an error and leaves the intent', async () => {
    const town = await place();
    const log = town.log(account, town.branch);
    const broken: Log = {
      name: log.name,
      view: () => log.view(),
      append: (propose) => {
        if (town.sent.length > 0) throw new LedgerError('push-refused', account, 'refused');
        return log.append(propose);
      },
    };
    const report = await town.run({ log: broken });
    expect(report.failure).toMatchObject({ code: 'push-refused' });
    expect((await town.kinds()).at(-1)).toBe('intent');
  });

  test('an intent that cannot be recorded sends nothing', async () => {
    const town = await place();
    const log = town.log(account, town.branch);
    let appends = 0;
    const broken: Log = {
      name: log.name,
      view: () => log.view(),
      append: async (propose) => {
        const appended = await log.append(propose);
        // The push of the intent works, its answer is lost.
        if (appends++ > 0) throw new LedgerError('not-reachable', account, 'lost');
        return appended;
      },
    };
    expect((await town.run({ log: broken })).failure).toMatchObject({ code: 'not-reachable' });
    expect(town.sent).toHaveLength(0);
  });
});

describe('what keeps a post back is on record once, with its reason', () => {
  const reasons = async (town: Place) =>
    allRecords(town.branch).flatMap(({ kind, body }) =>
      'reason' in body ? [`${kind}: ${body.reason.code}`] : [],
    );

  test('a pause: said once, and the post goes out when it is lifted', async () => {
    const town = await place();
    town.gateAnswer = () =>
      town.time.now < at(5 * minute) ? closed('stays', 'paused') : undefined;
    await town.run();
    expect(await reasons(town)).toEqual(['blocked: paused']);
    expect(town.sent[0]?.at).toBeGreaterThanOrEqual(at(5 * minute));
  });

  test('a pause between the intent and the send stops it', async () => {
    const town = await place();
    town.gateAnswer = () => (town.time.now > at(-40_000) ? closed('stays', 'paused') : undefined);
    await town.run();
    expect(town.sent).toHaveLength(0);
    expect(await reasons(town)).toEqual(['no-effect: paused', 'blocked: paused']);
  });

  test('a pause that outlasts the latest time', async () => {
    const town = await place(edition({ latestAt: at(5 * minute) }));
    town.gateAnswer = () => closed('stays', 'paused');
    await town.run();
    expect(await reasons(town)).toEqual(['blocked: paused', 'held: past-latest-at']);
  });

  test('a post removed before its intent is withdrawn', async () => {
    const town = await place();
    town.gateAnswer = () => closed('withdraw', 'removed');
    await town.run();
    expect(await reasons(town)).toEqual(['withdrawn: removed']);
  });

  test('credentials of another account', async () => {
    const town = await place();
    const identify = async () => ({ outcome: 'done', value: { remoteId: 'other' } }) as const;
    await town.run({ platform: { ...town.platform, identify } });
    expect(await reasons(town)).toEqual(['blocked: credentials-wrong']);
    expect(town.sent).toHaveLength(0);
  });

  test('an account that is closed', async () => {
    const town = await place();
    const id = { id: account, platform: 'x', remoteId: 'me', status: 'closed' } as const;
    await town.run({ account: id });
    expect(await reasons(town)).toEqual(['held: account-closed']);
  });

  test('a text that is not, to the byte, the approved one', async () => {
    const town = await place();
    town.on = { ...town.on, parts: parts('冬の交通安全運動 ') };
    await town.run();
    expect(await reasons(town)).toEqual(['held: payload-differs']);
    expect(town.sent).toHaveLength(0);
  });

  test('another edition, bound by an intent of another account', async () => {
    const town = await place();
    town.bound = sha256('the other edition');
    await town.run();
    expect(await reasons(town)).toEqual(['held: edition-bound']);
  });
});

describe('taking approvals', () => {
  const second = edition({
    content: sha256('content 2'),
    payload: sha256('payload 2'),
    parts: parts('時間を改めました'),
    approvedAt: at(-30 * minute),
  });

  test('a newer approval before the first intent replaces the plan', async () => {
    const town = await place();
    await town.run({ until: at(-minute) });
    await town.approve({ ...second, approvedAt: town.time.now });
    town.on = second;
    await town.run();
    expect(await town.kinds()).toEqual(['genesis', 'planned', 'planned', 'intent', 'confirmed']);
    expect(town.sent.map(({ text }) => text)).toEqual(['時間を改めました']);
  });

  test('after the first intent other content is refused, and said once', async () => {
    const town = await place();
    await town.run();
    await town.approve({ ...second, approvedAt: town.time.now });
    await town.run();
    await town.run();
    expect((await town.kinds()).slice(-2)).toEqual(['confirmed', 'blocked']);
    expect(town.sent).toHaveLength(1);
  });

  test('of two approvals since the last run only the newest is planned', async () => {
    const town = await place();
    await town.approve(second);
    town.on = second;
    await town.run();
    expect(await town.kinds()).toEqual(['genesis', 'planned', 'intent', 'confirmed']);
  });

  test('a clock that is far behind the record sends nothing', async () => {
    const town = await place();
    await town.run({ until: at(-minute) });
    const clock = {
      now: () => (town.time.now - 60 * minute) as Instant,
      until: async () => {},
    };
    expect((await town.run({ clock })).failure).toMatchObject({ code: 'clock-far-off' });
    expect(town.sent).toHaveLength(0);
  });
});
