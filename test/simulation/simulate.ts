import type { Limits } from '../../src/publish/situation.ts';
import { MemoryBranch } from '../ledger/memory-log.ts';
import { withCorrections } from './corrections.ts';
import { FakePlatform } from './fake-platform.ts';
import { startJob } from './job.ts';
import { keepTime } from './keep-time.ts';
import { ownKeys } from './meddler.ts';
import { people } from './people.ts';
import { person } from './person.ts';
import { Prng } from './prng.ts';
import { drawWeather, type ProfileName } from './profiles.ts';
import { drawEditions, type Edition, minute, start } from './scenario.ts';
import { Tally } from './tally.ts';
import { tickMs, timetable } from './timetable.ts';
import { Town } from './town.ts';
import { swarm } from './trouble.ts';
import { VirtualTime } from './virtual-time.ts';
import { withdrawer } from './withdrawer.ts';
import { marginsOf, type Phases, type World } from './world.ts';

/** Job starts within which everything must have ended once nothing fails any more. */
export const ticks = 4;

export interface Life {
  readonly world: World;
  readonly profile: ProfileName;
}

/**
 * One life of one account, deterministic by seed: jobs publish over one log
 * while they die and hang, requests and pushes get lost, and people pause,
 * withdraw and approve anew. `begin` starts a job: koho's own, or for comparison another's.
 */
export async function simulate(
  seed: number,
  fixed?: ProfileName,
  begin: typeof startJob = startJob,
): Promise<Life> {
  const prng = new Prng(seed);
  const weather = drawWeather(prng, fixed);
  const drawn = prng.pick<'one' | 'two'>(['one', 'one', 'two']);
  const phases = drawPhases(drawn, seed, weather.profile);
  const posts = drawEditions(prng.fork(), phases === 'one' ? 'x' : 'facebook');
  const own = new Prng(seed + 2e9);
  const isCorrected = hasCorrections(phases, weather.profile, own);
  const editions = isCorrected ? withCorrections(posts, own) : posts;
  const limits = drawLimits(prng);
  const isSigned = weather.profile === 'tampering';
  const world = newWorld({ phases, editions, limits, isSigned, prng: prng.fork() });
  people(world, weather, prng.fork());
  if (prng.chance(0.5)) person(world, prng.fork());
  if (hasWithdrawals(weather.profile, own)) withdrawer(world, new Prng(seed + 1e9));
  const { calm, tally } = world;
  for (const start of timetable({ editions, calm, ticks, weather, tally }, prng.fork())) {
    const own = prng.fork();
    begin(world, start, own, swarm(weather.faults, own));
  }
  if (phases === 'scheduled')
    keepTime(world, new Prng(seed), (at, own) => begin(world, at, own, swarm(weather.faults, own)));
  await runToEnd(world);
  return { world, profile: weather.profile };
}

function hasWithdrawals(profile: ProfileName, own: Prng): boolean {
  if (profile === 'corrections' || profile === 'everything') return own.chance(0.4);
  return profile === 'withdrawals';
}

/** By chance of its own, so that lives with other phases stay what they were. */
function drawPhases(drawn: 'one' | 'two', seed: number, profile: ProfileName): Phases {
  if (profile === 'scheduled') return 'scheduled';
  if (profile === 'corrections') return new Prng(seed).chance(0.8) ? 'two' : 'scheduled';
  return drawn === 'two' && new Prng(seed).chance(0.5) ? 'scheduled' : drawn;
}

/** In a share of the lives with everything, too; by chance of its own. */
function hasCorrections(phases: Phases, profile: ProfileName, own: Prng): boolean {
  if (profile === 'corrections') return true;
  return profile === 'everything' && phases !== 'one' && own.chance(0.4);
}

function drawLimits(prng: Prng): Limits {
  const [settleSeconds, leaseSeconds] = [prng.pick([120, 300]), prng.pick([120, 300])];
  return {
    recheckMaxAgeSeconds: 60,
    settleSeconds,
    leaseSeconds,
    maxAttempts: 3,
    deletionSpacingSeconds: 20,
  };
}

export interface NewWorld {
  readonly phases: Phases;
  readonly editions: readonly Edition[];
  readonly limits: Limits;
  readonly isSigned: boolean;
  readonly prng: Prng;
}

/** Not before the last latest time: until then an open delivery has every right to wait. */
export function newWorld({ phases, editions, limits, isSigned, prng }: NewWorld): World {
  const time = new VirtualTime(start - 60 * minute);
  return {
    time,
    platform: new FakePlatform(time, prng.fork()),
    town: new Town(time, editions),
    editions,
    branch: new MemoryBranch(),
    organisation: new MemoryBranch(),
    phases,
    aheadMs: 60 * minute,
    troubles: [],
    limits,
    margins: marginsOf(limits),
    keys: isSigned ? ownKeys : undefined,
    calm: Math.max(...editions.map(({ latestAt }) => latestAt)) + 15 * minute,
    tally: new Tally(),
    runners: new Map(),
    landedAt: [],
    reports: [],
    thrown: [],
    isMeddled: false,
  };
}

export function runToEnd({ time, calm }: World): Promise<void> {
  return time.run(calm + ticks * tickMs);
}
