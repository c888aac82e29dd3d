import type { Delivery } from '../../src/publish/delivery.ts';
import { foldAll } from './judge-record.ts';
import type { Prng } from './prng.ts';
import { minute } from './scenario.ts';
import type { Start } from './timetable.ts';
import { allRecords, type World } from './world.ts';

/**
 * The clock job, as far as posts on the platform's timetable need it: it looks
 * every minute, and while one stands there that must not, or is nearly due, it
 * starts a job, as often as it takes. It starts one, too, when a pause has ended.
 */
export function keepTime(
  world: World,
  prng: Prng,
  begin: (start: Start, prng: Prng) => void,
): void {
  const { time, calm, town, runners } = world;
  let wasClosed = false;
  const look = () => {
    const isBusy = [...runners.values()].some((one) => one.forgeState() === 'running');
    const isClosed = town.isPaused || !town.policyOk;
    const isWanted = waiting(world).some((one) => needsJob(world, one));
    if (!isBusy && (isWanted || (wasClosed && !isClosed))) {
      const at = time.now + prng.int(15, 45) * 1000;
      begin({ at, races: false, ifOpen: true }, prng.fork());
    }
    wasClosed = isClosed;
    if (time.now < calm) time.at(time.now + minute, look);
  };
  time.at(time.now + prng.int(0, 60_000), look);
}

function waiting(world: World): readonly Delivery[] {
  return foldAll(allRecords(world.branch)).deliveries;
}

/** What it sees on main and by the branches; that an approval was taken back shows only to the job itself. */
function needsJob(
  { town, time, editions }: World,
  { parts, contentDigest, post, removal }: Delivery,
): boolean {
  const due = parts.flatMap((part) => (part.state === 'scheduled' ? [part.dueAt] : []));
  if (due.length === 0) return false;
  if (removal) return true;
  if (due.some((at) => at - time.now <= 2 * minute)) return true;
  const edition = editions.find(({ content }) => content === contentDigest);
  const onMain = town.main.get(post);
  const hasMoved = town.edited.has(post) || onMain?.content !== edition?.content;
  return town.isPaused || !town.policyOk || hasMoved;
}
