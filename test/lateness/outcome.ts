import { begin, end, minute, type YearPost } from './year.ts';

/** What a year came to. */
export interface Outcome {
  readonly name: string;
  readonly posts: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Held, because the latest time had passed before any job could send. */
  readonly missed: number;
  readonly minutesAMonth: number;
  /** Lateness of everything published, ascending. */
  readonly lateMs: readonly number[];
}

const monthMs = 30 * 24 * 60 * minute;

export function outcomeOf(
  name: string,
  posts: readonly YearPost[],
  o: { readonly publishedAt: ReadonlyMap<YearPost, number>; readonly minutes: number },
): Outcome {
  const lateMs = [...o.publishedAt].map(([{ due }, at]) => at - due).sort((a, b) => a - b);
  const missed = posts.length - lateMs.length;
  // A post that was never sent is later than any that was.
  const at = (share: number) =>
    lateMs[Math.ceil(posts.length * share) - 1] ?? Number.POSITIVE_INFINITY;
  return {
    ...{ name, posts: posts.length, missed, lateMs },
    ...{ p50Ms: at(0.5), p99Ms: at(0.99), maxMs: lateMs.at(-1) ?? 0 },
    minutesAMonth: Math.round((o.minutes * monthMs) / (end - begin)),
  };
}
