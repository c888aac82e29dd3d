import type { Prng } from './prng.ts';
import type { Disturbance, Weather } from './profiles.ts';
import { type Edition, minute, start } from './scenario.ts';
import type { Tally } from './tally.ts';

export interface Start {
  readonly at: number;
  /** Starts although another job of the account runs, which the forge should not let it. */
  readonly races: boolean;
  /** Does not start where nothing is open: it would only look, and no fault could do anything. */
  readonly ifOpen: boolean;
}

export interface Timetable {
  readonly editions: readonly Edition[];
  readonly calm: number;
  readonly ticks: number;
  readonly weather: Weather;
  readonly tally: Tally;
}

/** Between the job starts that follow when all is calm. */
export const tickMs = 10 * minute;

/**
 * When jobs start: after each approval, two minutes before each due time, four
 * times an hour by the forge's cron, each as far as the forge does not lose it;
 * and in the end a number of ticks at which everything must come to its end.
 */
export function timetable({ editions, calm, ticks, weather, tally }: Timetable, prng: Prng) {
  const happens = (what: Disturbance) => {
    const does = prng.chance(weather.disturbances.get(what) ?? 0);
    if (does) tally.happened(what);
    return does;
  };
  const starts: Start[] = [];
  const add = (at: number) => starts.push({ at, races: happens('racing-runner'), ifOpen: false });
  for (const { approvedAt, publishAt, latestAt } of editions) {
    add(approvedAt + prng.int(20, 90) * 1000);
    if (!happens('dispatch-lost')) add(publishAt - 2 * minute);
    // Two at about the same moment, one by hand when nothing seems to happen, one when it is nearly too late.
    if (happens('racing-runner')) add(publishAt - prng.int(0, 100) * 1000);
    if (happens('racing-runner')) add(publishAt + prng.int(5, 20) * minute);
    if (prng.chance(0.3)) add(latestAt - prng.int(0, 40) * 1000);
  }
  for (let at = start + 7 * minute; at < calm; at += 15 * minute) {
    if (happens('cron-dropped')) continue;
    add(at + prng.int(0, 5) * minute + (happens('cron-late') ? prng.int(10, 90) * minute : 0));
  }
  for (let tick = 0; tick < ticks; tick++)
    starts.push({ at: calm + tick * tickMs, races: false, ifOpen: true });
  return starts;
}
