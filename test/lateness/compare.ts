import { Prng } from '../simulation/prng.ts';
import { drawSpells } from './actions.ts';
import { cronAlone } from './cron-alone.ts';
import type { Outcome } from './outcome.ts';
import { withClock } from './with-clock.ts';
import { drawYear } from './year.ts';

/** The cron of the workflows as they lie in `.github/workflows`; a test compares. */
export const clockCron = { minutes: [7, 27, 47] };
export const netCron = { minutes: [41], hours: [3, 15] };

const crons = [
  { name: 'cron, every hour at :00', minutes: [0] },
  { name: 'cron, every hour at :17', minutes: [17] },
  { name: 'cron, every 15 minutes', minutes: [7, 22, 37, 52] },
  { name: 'cron, every 5 minutes', minutes: [2, 7, 12, 17, 22, 27, 32, 37, 42, 47, 52, 57] },
];

/** The same year of posts and of bad spells for each; deterministic by seed. */
export function compare(seed: number): readonly Outcome[] {
  const prng = new Prng(seed);
  const posts = drawYear(prng.fork());
  const spells = drawSpells(prng.fork());
  return [
    ...crons.map((one) => cronAlone(prng.fork(), spells, { ...one, posts })),
    ...[1, 3, 6, 12].map((lookAheadHours) =>
      withClock(prng.fork(), spells, {
        ...{ name: `clock, look-ahead ${lookAheadHours} h`, posts, lookAheadHours },
        ...{ clockCron, netCron },
      }),
    ),
  ];
}
