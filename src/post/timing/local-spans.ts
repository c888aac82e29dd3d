import type { Instant } from '../post.ts';
import { type LocalTime, toInstants, toLocal, toUtc } from '../zone.ts';

export interface Span {
  readonly from: Instant;
  /** The first instant after it. */
  readonly to: Instant;
}

/** The local day or month that an instant lies in. */
export function spanAround(at: Instant, zone: string, unit: 'day' | 'month'): Span {
  const { year, month, day } = toLocal(at, zone);
  return unit === 'day'
    ? { from: atMinute({ year, month, day }, 0, zone), to: nextAtMinute(at, 0, zone) }
    : {
        from: atMinute({ year, month, day: 1 }, 0, zone),
        to: atMinute({ year, month: month + 1, day: 1 }, 0, zone),
      };
}

/** Minutes that the clocks of the zone show since midnight. */
export function minuteOfDay(at: Instant, zone: string): number {
  const { hour, minute } = toLocal(at, zone);
  return hour * 60 + minute;
}

/** The next instant at which clocks show this minute of the day: today's where it is still ahead. */
export function nextAtMinute(at: Instant, minute: number, zone: string): Instant {
  const { year, month, day } = toLocal(at, zone);
  const today = atMinute({ year, month, day }, minute, zone);
  return today > at ? today : atMinute({ year, month, day: day + 1 }, minute, zone);
}

type LocalDay = Pick<LocalTime, 'year' | 'month' | 'day'>;

/** Days and months beyond their end run over. Where clocks skip the minute, the same minutes after the skip. */
function atMinute(day: LocalDay, minute: number, zone: string): Instant {
  const utc = toUtc({ ...day, hour: 0, minute, second: 0 });
  const [found] = toInstants(toLocal(utc, 'UTC'), zone);
  if (found !== undefined) return found;
  const hourLater = toLocal(utc + 3_600_000, 'UTC');
  return toInstants(hourLater, zone)[0] ?? utc;
}
