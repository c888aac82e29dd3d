import { instant } from '../../post/post.ts';
import type { Quota } from '../../publish/ports/platform.ts';
import type { Headers } from '../hearing.ts';

/** Of the user's quarter of an hour, and of the user's and the app's day (docs.x.com, "Rate limits"). */
export const limitNames = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour'] as const;

/** The limit that is nearest to its end: `…-limit`, `…-remaining`, `…-reset` (Unix seconds). */
export function xQuota(headers: Headers): Quota | undefined {
  return limitNames
    .flatMap((name) => quotaOf(headers, name) ?? [])
    .toSorted((a, b) => a.remaining / a.limit - b.remaining / b.limit)
    .at(0);
}

function quotaOf(headers: Headers, name: (typeof limitNames)[number]): Quota | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((key) =>
    wholeNumber(headers[`${name}-${key}`]),
  );
  if (!limit || remaining === undefined || reset === undefined) return undefined;
  return { limit, remaining, resetAt: instant(reset * 1000) };
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
