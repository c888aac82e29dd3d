import type { Prng } from '../simulation/prng.ts';
import { assumed, billed, cronStarts, runnerStart, sendTime } from './actions.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { accounts, minute, type YearPost } from './year.ts';

/** How long an account's job stayed for what was due soon, before there was a clock. */
const stayMs = 5 * minute;

/** The plain way: each tick and each push to main runs the organisation's job and every account's. */
export function cronAlone(
  prng: Prng,
  spells: readonly boolean[],
  o: {
    readonly name: string;
    readonly posts: readonly YearPost[];
    readonly minutes: readonly number[];
  },
): Outcome {
  const ticks = cronStarts(prng, spells, { minutes: o.minutes });
  const pushes = [...new Set(o.posts.map(({ mergedAt }) => mergedAt))];
  const publishedAt = new Map<YearPost, number>();
  let minutes = 0;
  const open = o.posts.toSorted((a, b) => a.mergedAt - b.mergedAt);
  for (const start of [...ticks, ...pushes].sort((a, b) => a - b)) {
    const ready = start + runnerStart(prng) + minute + runnerStart(prng) + assumed.prepareMs;
    let stays = 0;
    for (const post of open.filter(
      ({ mergedAt, due }) => mergedAt <= start && due <= ready + stayMs,
    )) {
      open.splice(open.indexOf(post), 1);
      const at = Math.max(post.due, ready) + sendTime(prng);
      // Past its latest time it is held, and never sent.
      if (at <= post.latestAt) publishedAt.set(post, at);
      stays += Math.max(0, post.due - ready);
    }
    minutes += 1 + accounts.length + Math.ceil(stays / minute);
  }
  return outcomeOf(o.name, o.posts, { publishedAt, minutes: minutes + billed(0) });
}
