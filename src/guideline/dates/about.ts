import { toLocal } from '../../post/zone.ts';
import { type Day, dayNumber } from '../calendar.ts';
import { Notes } from '../notes.ts';
import type { RuleContext } from '../rule.ts';

/** When readers read it, as a day of the organisation's calendar. */
export interface About {
  readonly day: Day;
  /** `dayNumber` of it. */
  readonly number: number;
  /** False: as soon as it is merged, whenever that is. */
  readonly fixed: boolean;
}

/** In December `1月4日` is next year's. A post that lies here for years keeps its own year. */
export function aboutWhen(context: RuleContext): About {
  const known = cache.get(context);
  if (known) return known;
  const about = reckon(context);
  cache.set(context, about);
  return about;
}

/** Every rule on dates asks. */
const cache = new Notes<RuleContext, About>();

function reckon({ post, policy, history, now }: RuleContext): About {
  // An embargo that is over fixes nothing any more.
  const embargo =
    post.embargoUntil && post.embargoUntil.value > now ? post.embargoUntil.value : undefined;
  const known = post.publishAt?.value ?? history.published.get(post.id)?.at ?? embargo;
  const [first, last] = [Date.UTC(post.year, 0, 1), Date.UTC(post.year, 11, 31)];
  const at = known ?? Math.min(Math.max(now, first), last);
  const day = toLocal(at, policy.organisation.timeZone);
  return { day, number: dayNumber(day), fixed: known !== undefined };
}
