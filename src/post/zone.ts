import type { Instant } from './post.ts';

/** A date and time on a clock on the wall, of no zone yet. `month` is 1 to 12. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Whether the runtime knows this IANA name. */
export function isTimeZone(name: string): boolean {
  if (fixedOffsets.has(name)) return true;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/** That the date exists in the calendar and the time on a 24-hour clock. */
export function isPossible({ year, month, day, hour, minute, second }: LocalTime): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return day >= 1 && day <= (days ?? 0) && hour < 24 && minute < 60 && second < 60;
}

/**
 * The instants at which clocks in `zone` show `local`, in order: one as a rule,
 * none in the hour that a change to summer time skips, two in the hour that the
 * change back repeats.
 */
export function toInstants(local: LocalTime, zone: string): Instant[] {
  const asUtc = toUtc(local);
  const fixed = fixedOffsets.get(zone);
  if (fixed !== undefined && asUtc - dayMs >= fixedSince) return [(asUtc - fixed) as Instant];
  const offsets = new Set([offsetAt(asUtc - dayMs, zone), offsetAt(asUtc + dayMs, zone)]);
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((instant) => asUtc - offsetAt(instant, zone) === instant)
    .toSorted((a, b) => a - b) as Instant[];
}

/** The time on clocks in `zone` at an instant. */
export function toLocal(instant: number, zone: string): LocalTime {
  const fixed = fixedOffsets.get(zone);
  if (fixed !== undefined && instant >= fixedSince) return shownInUtc(instant + fixed);
  const parts = formatterOf(zone).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}

/** Milliseconds since the epoch at which clocks in UTC show `local`. */
export function toUtc({ year, month, day, hour, minute, second }: LocalTime): Instant {
  return Date.UTC(year, month - 1, day, hour, minute, second) as Instant;
}

/**
 * Zones without summer time, as the IANA data has them since 1952: the first
 * use of Intl costs 30 ms, a fifth of a whole check.
 */
const fixedOffsets: ReadonlyMap<string, number> = new Map([
  ['Asia/Tokyo', 9 * 3_600_000],
  ['UTC', 0],
]);
const fixedSince = Date.UTC(1952, 0, 1);

function shownInUtc(instant: number): LocalTime {
  const date = new Date(instant);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

const dayMs = 86_400_000;

/** Keyed by zone and quarter of an hour, on whose bounds every zone's changes have fallen since 1972. */
const offsets = new Map<string, number>();
const quarterMs = 900_000;

/** Local time minus UTC. Cached because thousands of posts share a few hours, and Intl is slow. */
function offsetAt(instant: number, zone: string): number {
  const quarter = Math.floor(instant / quarterMs);
  const key = `${zone}/${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const start = quarter * quarterMs;
  const offset = toUtc(toLocal(start, zone)) - start;
  if (offsets.size >= 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, formatter);
  return formatter;
}
