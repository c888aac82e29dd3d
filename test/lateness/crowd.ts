import type { PlannedBody } from '../../src/ledger/kinds/parts.ts';
import type { Draft } from '../../src/ledger/record.ts';
import type { AccountId, Instant, PostId } from '../../src/post/post.ts';
import { leadMs } from '../../src/publish/clock/crowd.ts';
import { timeLimits } from '../../src/publish/clock/time-limits.ts';
import { alone, type Crowd } from '../../src/publish/clock/turn.ts';
import type { Delivery } from '../../src/publish/delivery.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import type { Gate } from '../../src/publish/ports/gate.ts';
import type { Platform } from '../../src/publish/ports/platform.ts';
import { publishAccount } from '../../src/publish/publish-account.ts';
import { reason } from '../../src/publish/reasons.ts';
import { MemoryBranch, MemoryLog } from '../ledger/memory-log.ts';
import { Prng } from '../simulation/prng.ts';
import { sha256 } from '../simulation/scenario.ts';
import { VirtualTime } from '../simulation/virtual-time.ts';
import { assumed, billed, runnerStart } from './actions.ts';
import { minute } from './year.ts';

export interface CrowdOutcome {
  readonly published: number;
  /** The most pushes to the repository within any 60 seconds. */
  readonly pushesInAMinute: number;
  readonly maxLateMs: number;
  /** From the due second until the last outcome was on record. */
  readonly recordedAfterMs: number;
  readonly minutes: number;
}

interface CrowdOptions {
  readonly seed: number;
  readonly accounts: number;
  /** Otherwise each job acts as if it were the only one. */
  readonly takeTurns: boolean;
  /** Approved only now: already due when the jobs start. */
  readonly isUrgent: boolean;
}

const due = Date.UTC(2026, 11, 1, 1) as Instant;
const post = 'posts/koho/2026/at-once' as PostId;
const trust = { origin: 'pref.example/koho' };
const limits = {
  recheckMaxAgeSeconds: 30,
  settleSeconds: 120,
  leaseSeconds: 900,
  maxAttempts: 3,
  deletionSpacingSeconds: 20,
};
const text = sha256('text');

/** The real account jobs of many accounts that are due in the same second, half of them on a two-phase platform. */
export async function crowd(o: CrowdOptions): Promise<CrowdOutcome> {
  const prng = new Prng(o.seed);
  const lead = o.takeTurns ? leadMs(o.accounts) : leadMs(1);
  const time = new VirtualTime(due - lead);
  const town: Town = { time, organisation: new MemoryBranch(), pushes: [], sends: [], minutes: 0 };
  const all = Array.from({ length: o.accounts }, (_, n) => `a${String(n).padStart(2, '0')}`);
  const publishAt = (o.isUrgent ? due - lead : due) as Instant;
  await approve(town, all, publishAt);
  for (const [place, account] of all.entries()) {
    const turns = { ...(o.takeTurns ? { place, size: o.accounts } : alone), due: publishAt };
    void job(town, prng.fork(), { account, place, lead, crowd: turns });
  }
  await time.run(due + 60 * minute);
  return {
    published: town.sends.length,
    pushesInAMinute: Math.max(
      ...town.pushes.map(
        (at) => town.pushes.filter((one) => one >= at && one < at + minute).length,
      ),
    ),
    maxLateMs: Math.max(...town.sends) - publishAt,
    recordedAfterMs: Math.max(...town.pushes) - publishAt,
    minutes: town.minutes,
  };
}

interface Town {
  readonly time: VirtualTime;
  readonly organisation: MemoryBranch;
  readonly pushes: number[];
  readonly sends: number[];
  minutes: number;
}

interface Job {
  readonly account: string;
  readonly place: number;
  readonly lead: number;
  readonly crowd: Crowd;
}

async function job(town: Town, prng: Prng, o: Job): Promise<void> {
  const { time } = town;
  await time.pass(runnerStart(prng));
  const begun = time.now;
  await time.pass(assumed.prepareMs);
  const log = (name: string, branch: MemoryBranch) =>
    new MemoryLog({
      ...{ name, year: '2026', branch, trust, genesis: { nonce: prng.hex(32) } },
      now: () => formatInstant(time.now),
      run: `sim:${o.account}`,
      async beforePush() {
        await time.pass(prng.int(500, 2500));
        town.pushes.push(time.now);
      },
    });
  const report = await publishAccount({
    account: {
      id: o.account as AccountId,
      platform: platformOf(o),
      remoteId: 'me',
      status: 'approved',
    },
    log: log(o.account, new MemoryBranch()),
    organisation: log('organisation', town.organisation),
    platform: platform(town, prng, o),
    gate: openGate(town, prng),
    clock: { now: () => time.now, until: (at) => time.until(at) },
    chance: { nonce: () => prng.hex(32), fraction: () => prng.next() },
    runs: { me: o.account, state: async () => 'unknown' },
    ...{ limits, sha256, crowd: o.crowd },
    until: (time.now + o.lead + timeLimits.stayBeyondLeadMs) as Instant,
  });
  if (report.failure) throw new Error(report.failure.message);
  town.minutes += billed(time.now - begun);
}

function platformOf({ place }: Pick<Job, 'place'>): 'x' | 'facebook' {
  return place % 2 === 0 ? 'x' : 'facebook';
}

function platform({ time, sends }: Town, prng: Prng, o: Job): Platform {
  const remoteId = String(1000 + o.place);
  const unreadable = { outcome: 'unknown', reason: reason('platform-fault') } as const;
  return {
    phases: platformOf(o) === 'x' ? 'one' : 'two',
    identify: async () => ({ outcome: 'done', value: { remoteId: 'me' } }),
    async prepare() {
      await time.pass(prng.int(300, 3000));
      return { outcome: 'done', value: { remoteId, mediaIds: [] } };
    },
    async release() {
      const publicAt = (time.now + prng.int(assumed.sendMs.from, assumed.sendMs.to)) as Instant;
      await time.until(publicAt);
      sends.push(publicAt);
      return { outcome: 'done', value: { remoteId, url: '', publicAt } };
    },
    status: async () => unreadable,
    find: async () => ({ seen: 'unreadable', reason: unreadable.reason }),
    remove: async () => unreadable,
    presence: async () => ({ seen: 'unreadable', reason: unreadable.reason }),
  };
}

function openGate({ time }: Town, prng: Prng): Gate {
  return {
    async check(delivery: Delivery) {
      const checkedAt = time.now;
      await time.pass(prng.int(1000, 4000));
      const payload = {
        account: delivery.account,
        platform: delivery.platform,
        parts: [{ text: 'text', media: [] }],
      };
      const { contentDigest, payloadDigest } = delivery;
      const facts = { checkedAt, policy: text, review: 1, mergeCommit: text.slice(0, 40) };
      const parts = [{ text: 'text', media: [] }];
      return { open: true, pass: { ...facts, contentDigest, payloadDigest, payload, parts } };
    },
    boundContent: async () => undefined,
    recall: async () => undefined,
  };
}

async function approve(town: Town, all: readonly string[], publishAt: number): Promise<void> {
  const deliveries = all.map((account, place): PlannedBody => {
    const platform = platformOf({ place });
    return {
      delivery: deliveryId({ post, edition: 1, platform, account: account as AccountId }, sha256),
      ...{ account, platform, edition: 1, payload: text, parts: [{ text, media: [] }] },
      publishAt: new Date(publishAt).toISOString(),
      latestAt: new Date(due + 6 * 60 * minute).toISOString(),
    };
  });
  const commit = text.slice(0, 40);
  const at = formatInstant(town.time.now);
  const approval = {
    ...{ pullRequest: 1, mergeCommit: commit, headCommit: commit, baseCommit: commit, author: 1 },
    ...{
      reviewer: 2,
      role: 'head',
      review: 3,
      reviewedCommit: commit,
      reviewedAt: at,
      mergedAt: at,
    },
  };
  const draft: Draft = {
    kind: 'approved',
    nonce: '1'.repeat(32),
    body: {
      ...{ post, commit, content: text, blobs: [], policy: text, deliveries, approval },
      ...{ warnings: [], answers: [] },
    },
  };
  const log = new MemoryLog({
    ...{ name: 'organisation', year: '2026', branch: town.organisation, trust, run: 'sim:record' },
    ...{ genesis: { nonce: '2'.repeat(32), policy: text }, now: () => at },
  });
  await log.append(async () => [draft]);
}
