import { beforeEach, expect, test } from 'vitest';
import type { Draft } from '../../../src/ledger/record.ts';
import type { ClockEvent } from '../../../src/pipeline/clock/clock-event.ts';
import { Teller } from '../../../src/pipeline/clock/teller.ts';
import { Watch } from '../../../src/pipeline/clock/watch.ts';
import { loadPolicy } from '../../../src/pipeline/load-policy.ts';
import { momentOf, plan } from '../../../src/pipeline/plan/plan.ts';
import { crowdOf } from '../../../src/pipeline/publish/crowd-of.ts';
import { clockText } from '../../../src/pipeline/report/clock-text.ts';
import { directorySource } from '../../../src/pipeline/source/directory-source.ts';
import { failedLately } from '../../../src/pipeline/watchdog/failed-lately.ts';
import { sha256 } from '../../../src/pipeline/workplace/sha256.ts';
import type { Workplace } from '../../../src/pipeline/workplace/workplace.ts';
import { type AccountId, instant, type PostId } from '../../../src/post/post.ts';
import { deliveryId } from '../../../src/publish/delivery-id.ts';
import { takeApprovals } from '../../../src/publish/take-approvals.ts';
import { MemoryBranch, MemoryLog } from '../../ledger/memory-log.ts';
import { repositoryRoot } from '../../policy/policy-files.ts';

/**
 * Records of one delivery that contradict each other, by whoever may write that
 * account's log: nothing is sent for that delivery, and everything else goes on.
 */

const now = instant(Date.parse('2026-11-30T00:00:00.000Z'));
const digest = 'a'.repeat(64);
const sound = 'hokkaido-koho-x' as AccountId;
const spoilt = 'hokkaido-kotsu-facebook' as AccountId;

let nonces = 0;
function nonce(): string {
  nonces += 1;
  return nonces.toString(16).padStart(32, '0');
}

let logs: ReadonlyMap<string, MemoryLog>;
let office: Workplace;
beforeEach(async () => {
  const loaded = await loadPolicy(directorySource(repositoryRoot));
  if (!loaded.ok) throw new Error('the example policy has faults');
  const { digest: policy } = loaded.value;
  const ids = [...loaded.value.policy.accounts.keys()];
  logs = new Map([...ids, 'organisation'].map((name) => [name, logOf(name, policy)]));
  await write('organisation', { kind: 'examined', nonce: nonce(), body: { main: 'b'.repeat(40) } });
  await write(sound, planned(sound, 'x'));
  const organisation = logs.get('organisation');
  // Only what a look needs: nothing of the remote has moved.
  office = {
    ...{ policy: loaded.value, clock: { now: () => now }, organisation },
    accountLog: async (id: string) => logs.get(id),
    view: await organisation?.view(),
    repository: { remote: async () => ({ list: async () => new Map() }) },
  } as unknown as Workplace;
});

function logOf(name: string, policy: string): MemoryLog {
  const genesis = { nonce: nonce(), ...(name === 'organisation' && { policy }) };
  const branch = new MemoryBranch();
  const at = () => new Date(now).toISOString();
  return new MemoryLog({
    ...{ name, year: '2026', branch, genesis, now: at, run: 'local:t' },
    trust: { origin: 'o' },
  });
}

async function write(log: string, draft: Draft): Promise<void> {
  await logs.get(log)?.append(async () => [draft]);
}

const post = (account: string) => `posts/koho/2026/${account}` as PostId;

function planned(account: AccountId, platform: 'x' | 'facebook'): Draft {
  const of = { post: post(account), edition: 1, platform, account };
  const body = {
    ...{ delivery: deliveryId(of, sha256), account, platform, edition: 1 },
    ...{ publishAt: '2026-11-30T00:01:00.000Z', latestAt: '2026-11-30T01:00:00.000Z' },
    ...{ payload: digest, parts: [{ text: digest, media: [] }] },
    ...{ post: post(account), approvedSeq: 0, content: digest },
  };
  return { kind: 'planned', nonce: nonce(), body };
}

/** An outcome of an intent that nobody had. */
async function spoil(): Promise<string> {
  const plan = planned(spoilt, 'facebook');
  await write(spoilt, plan);
  const { delivery } = plan.body as { readonly delivery: string };
  const body = { delivery, part: 0, intent: nonce(), reason: { code: 'c', ja: 'x', en: 'x' } };
  await write(spoilt, { kind: 'ambiguous', nonce: nonce(), body });
  return delivery;
}

test('the jobs of other accounts take their turns as before', async () => {
  const before = await crowdOf(office, sound);
  await spoil();
  expect(await crowdOf(office, sound)).toEqual(before);
});

test('the plan names it and goes on', async () => {
  const delivery = await spoil();
  const { entries, broken } = await plan(office, [spoilt, sound], momentOf(office));
  expect(entries.map(({ account }) => account)).toEqual([sound]);
  expect(broken).toMatchObject([{ account: spoilt, delivery, post: post(spoilt) }]);
});

test('the clock and the watchdog look on, and say so once', async () => {
  await spoil();
  const sight = await new Watch(office).look();
  if (sight === 'moved-on') throw new Error('nothing moved');
  expect(sight.entries.map(({ account }) => account)).toEqual([sound]);
  const said: string[] = [];
  const tell = (event: ClockEvent) => {
    said.push(clockText(event, { timeZone: 'UTC', language: 'en' }));
  };
  const teller = new Teller(tell, { now: () => now });
  teller.saw(sight, now);
  teller.saw(sight, now);
  const told = said.filter((line) => line.includes('contradict each other'));
  expect(told).toEqual([expect.stringContaining(`How ${post(spoilt)} on ${spoilt} stands`)]);
});

test('closed ones are passed over where the watchdog looks for failures', async () => {
  await spoil();
  const intent = {
    ...{ delivery: 'd'.repeat(64), part: 0, attempt: 1, text: digest, media: [] },
    ...{ content: digest, leaseUntil: '2026-11-30T00:05:00.000Z', policy: digest, review: 1 },
    ...{ mergeCommit: 'c'.repeat(40), checkedAt: '2026-11-30T00:00:00.000Z' },
  };
  await write(spoilt, { kind: 'intent', nonce: nonce(), body: intent });
  const view = await logs.get(spoilt)?.view();
  expect(view && (await failedLately(view, spoilt, now))).toEqual([]);
});

test('a newer approval of it is not taken up; those of other posts are', async () => {
  const delivery = await spoil();
  const log = logs.get(spoilt);
  const organisation = logs.get('organisation');
  if (!log || !organisation) throw new Error('no log');
  const other = { ...planned(spoilt, 'facebook').body, post: 'posts/koho/2026/other' as PostId };
  const of = { post: other.post, edition: 1, platform: 'facebook', account: spoilt } as const;
  const otherId = deliveryId(of, sha256);
  for (const [name, id] of [
    [post(spoilt), delivery],
    [other.post, otherId],
  ] as const) {
    await write('organisation', approved(name, id));
  }
  const records = await takeApprovals({
    ...{ account: { id: spoilt, platform: 'facebook' }, log, organisation, sha256 },
    gate: { boundContent: async () => undefined },
    chance: { nonce },
  } as unknown as Parameters<typeof takeApprovals>[0]);
  expect(records).toMatchObject([{ kind: 'planned', body: { delivery: otherId } }]);
});

function approved(name: PostId, delivery: string): Draft {
  const plan = planned(spoilt, 'facebook').body as Record<string, unknown>;
  const { post: _post, approvedSeq: _seq, content: _content, ...body } = plan;
  const commit = 'e'.repeat(40);
  const at = '2026-11-30T00:00:00.000Z';
  return {
    kind: 'approved',
    nonce: nonce(),
    body: {
      ...{ post: name, commit, content: digest, blobs: [], policy: digest },
      deliveries: [{ ...body, delivery }],
      approval: {
        ...{ pullRequest: 1, mergeCommit: commit, headCommit: commit, baseCommit: commit },
        ...{ author: 1, reviewer: 2, role: 'head', review: 3, reviewedCommit: commit },
        ...{ reviewedAt: at, mergedAt: at },
      },
      ...{ warnings: [], answers: [] },
    },
  } as unknown as Draft;
}
