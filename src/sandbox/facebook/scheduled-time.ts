import { invalidParameter } from './graph-error.ts';
import type { Parameters } from './parameters.ts';

const minute = 60_000;
/** facts.md, Facebook: from 10 minutes to 30 days ahead (another page of Meta says 75; the stricter one is played). */
const [leastAheadMs, mostAheadMs] = [10 * minute, 30 * 24 * 60 * minute];

/**
 * `scheduled_publish_time`, unix seconds, as milliseconds; undefined where it is not given.
 * Source: developers.facebook.com, "Pages API, Posts", publish later; PagePost.json of facebook-business-sdk-codegen.
 */
export function readScheduledTime(parameters: Parameters, now: number): number | undefined {
  const raw = parameters.texts.get('scheduled_publish_time');
  if (raw === undefined) return undefined;
  if (!/^[0-9]{1,12}$/.test(raw)) {
    throw invalidParameter('Param scheduled_publish_time must be a unix time in seconds');
  }
  const at = Number(raw) * 1000;
  if (at < now + leastAheadMs || at > now + mostAheadMs) {
    throw invalidParameter(
      'The specified scheduled publish time is invalid: from 10 minutes to 30 days ahead',
    );
  }
  return at;
}
