import { MemoryBranch } from '../../src/ledger/memory-log.ts';
import type { Instant } from '../../src/post/post.ts';
import { publishAccount } from '../../src/publish/publish-account.ts';
import type { Report } from '../../src/publish/report.ts';
import { FakePlatform } from './fake-platform.ts';
import { faultyLog } from './faulty-log.ts';
import { faultyPlatform } from './faulty-platform.ts';
import { judge } from './oracle.ts';
import { Prng } from './prng.ts';
import { type FaultRates, noFaults, Runner } from './runner.ts';
import { account, approve, drawEditions, minute, sha256, start } from './scenario.ts';
import { simGate, Town } from './sim-gate.ts';
import { VirtualTime } from './virtual-time.ts';
import { allRecords, limits, type World } from './world.ts';

/** After this nothing fails any more. */
const calm = start + 150 * minute;
const end = start + 420 * minute;

export interface Verdict {
  /** Broken promises; none = all kept. */
  readonly complaints: readonly string[];
  readonly world: World;
}

/**
 * One life of one account, deterministic by seed: several jobs publish at the
 * same time over one log while jobs die and hang, requests and pushes get lost
 * and people pause, withdraw and approve anew. Returns what the oracle holds
 * against it.
 */
export async function simulate(seed: number): Promise<Verdict> {
  const prng = new Prng(seed);
  const phases = prng.pick<'one' | 'two'>(['one', 'one', 'two']);
  const time = new VirtualTime(start - 90 * minute);
  const editions = drawEditions(prng.fork(), phases === 'one' ? 'x' : 'facebook');
  const reports: Report[] = [];
  const thrown: unknown[] = [];
  const world: World = {
    time,
    editions,
    platform: new FakePlatform(time, prng.fork()),
    town: new Town(time, editions),
    branch: new MemoryBranch(),
    organisation: new MemoryBranch(),
    phases,
    reports,
    thrown,
  };
  people(world, prng.fork());
  jobs(world, prng.fork(), drawRates(prng), { reports, thrown });
  await time.run(end);
  return { complaints: await judge(world), world };
}

function drawRates(prng: Prng): FaultRates {
  const rate = (most: number) => (prng.chance(0.3) ? 0 : prng.next() * most);
  return {
    crash: rate(0.03),
    zombie: rate(0.05),
    platform: rate(0.5),
    ledger: rate(0.1),
    gate: rate(0.2),
  };
}

/** Approvals as drawn, and sometimes a pause, a policy that nobody approved, a withdrawal. */
function people({ time, town, editions, organisation }: World, prng: Prng): void {
  const change = (at: number, act: () => void) =>
    time.at(at, () => {
      act();
      town.note();
    });
  for (const edition of editions) {
    change(edition.approvedAt, () => {
      town.main.set(edition.post, edition);
      void approve(organisation, prng, edition, time.now);
    });
    const around = () => edition.publishAt + prng.int(-600, 300) * 1000;
    if (prng.chance(0.1)) change(around(), () => void town.main.delete(edition.post));
    if (prng.chance(0.1)) change(around(), () => void town.unapproved.add(edition.post));
  }
  const spells = prng.int(0, 3);
  for (let spell = 0; spell < spells; spell++) {
    const isPause = prng.chance(0.6);
    const near = prng.chance(0.7)
      ? (editions[prng.int(0, editions.length - 1)]?.publishAt ?? start)
      : start;
    const from = near + prng.int(-90, 60) * 1000;
    const set = (on: boolean) => () => {
      if (isPause) town.paused = on;
      else town.policyOk = !on;
    };
    change(from, set(true));
    change(from + prng.int(1, 40) * minute, set(false));
  }
  town.note();
}

interface Ends {
  readonly reports: Report[];
  readonly thrown: unknown[];
}

/** Jobs start around due times, at random, and now and then two at once although the forge should not let them. */
function jobs(world: World, prng: Prng, rates: FaultRates, ends: Ends): void {
  const { time, editions } = world;
  const starts: number[] = [];
  for (const { publishAt, latestAt } of editions) {
    // A forge's timetable is no clock: some jobs come only when it is nearly too late.
    if (prng.chance(0.6)) {
      starts.push(publishAt - 2 * minute, publishAt + 4 * minute, publishAt + 9 * minute);
    }
    starts.push(latestAt - prng.int(0, 40) * 1000, latestAt + minute);
    if (prng.chance(0.4)) starts.push(publishAt - prng.int(0, 100) * 1000);
  }
  for (let extra = prng.int(2, 6); extra > 0; extra--) {
    starts.push(start + prng.int(0, 150) * minute);
  }
  // When all is calm again: time for what is open to come to its end.
  for (let at = calm; at < end - 60 * minute; at += 30 * minute) starts.push(at);
  const runners = new Map<string, Runner>();
  for (const [index, at] of starts.entries()) {
    const own = prng.fork();
    time.at(at, () => {
      const current = () => (time.now < calm ? rates : noFaults);
      const runner = new Runner(`github:${1000 + index}/1`, time, own, current);
      runners.set(runner.id, runner);
      void job(world, runner, runners, ends);
    });
  }
}

async function job(
  world: World,
  runner: Runner,
  runners: ReadonlyMap<string, Runner>,
  { reports, thrown }: Ends,
): Promise<void> {
  const { time, platform, town, phases, branch, organisation } = world;
  const { prng } = runner;
  try {
    const report = await publishAccount({
      account: {
        id: account,
        platform: phases === 'one' ? 'x' : 'facebook',
        remoteId: 'me',
        status: 'approved',
      },
      log: faultyLog(account, branch, runner),
      organisation: faultyLog('organisation', organisation, runner),
      platform: faultyPlatform(platform, runner, time, phases),
      gate: simGate({ town, runner, bound: (post) => boundContent(branch, post) }),
      clock: { now: () => runner.now, until: (instant) => runner.until(instant) },
      chance: { nonce: () => prng.hex(32), fraction: () => prng.next() },
      runs: {
        me: runner.id,
        async state(run) {
          await runner.pass(prng.int(50, 900));
          return runners.get(run)?.forgeState() ?? 'unknown';
        },
      },
      limits,
      sha256,
      until: (runner.now + prng.int(5, 25) * minute) as Instant,
    });
    reports.push(report);
  } catch (error) {
    thrown.push(error);
  }
  runner.ended();
}

async function boundContent(branch: MemoryBranch, post: string): Promise<string | undefined> {
  const records = await allRecords(branch, account);
  const deliveries = new Set<string>();
  for (const { kind, body } of records) {
    if (kind === 'planned' && body.post === post) deliveries.add(body.delivery);
    if (kind === 'intent' && deliveries.has(body.delivery)) return body.content;
  }
  return undefined;
}
