import { type Instant, instant } from '../../post/post.ts';
import type { Quota } from '../../publish/ports/platform.ts';
import { isObject, valueAt } from '../answer.ts';
import type { Headers } from '../hearing.ts';

const minuteMs = 60_000;
/** Graph counts over sliding windows and names their end only once they are full: looked at again after this. */
const slidingMs = 15 * minuteMs;

/**
 * How much of the page's and the app's allowance is used, in per cent
 * (developers.facebook.com, "Rate limits": `X-App-Usage`, `X-Page-Usage`,
 * `X-Business-Use-Case-Usage`), as a window of a hundred.
 */
export function facebookQuota(headers: Headers, now: Instant): Quota | undefined {
  const usages = usagesIn(headers);
  const percents = usages.flatMap((usage) =>
    ['call_count', 'total_time', 'total_cputime'].flatMap((key) => {
      const percent = valueAt(usage, key);
      return typeof percent === 'number' && percent >= 0 ? [percent] : [];
    }),
  );
  if (percents.length === 0) return undefined;
  const remaining = Math.max(0, Math.floor(100 - Math.max(...percents)));
  const resetAt = instant(now + (regainMs(headers) ?? slidingMs));
  return { limit: 100, remaining, resetAt };
}

/** `estimated_time_to_regain_access`, the longest that is named; undefined where access is not lost. */
export function regainMs(headers: unknown): number | undefined {
  const minutes = businessUsages(headers)
    .map((one) => Number(valueAt(one, 'estimated_time_to_regain_access')))
    .filter((one) => one > 0);
  return minutes.length === 0 ? undefined : Math.max(...minutes) * minuteMs;
}

function usagesIn(headers: Headers): readonly unknown[] {
  const plain = ['x-app-usage', 'x-page-usage'].map((name) => parsed(headers[name]));
  return [...plain, ...businessUsages(headers)];
}

/** Business id → list of usages. */
function businessUsages(headers: unknown): readonly unknown[] {
  const usage = parsed(valueAt(headers, 'x-business-use-case-usage'));
  return isObject(usage) ? Object.values(usage).flat() : [];
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
