import type { Instant } from '../post.ts';
import { isPossible, type LocalTime, toInstants, toUtc } from '../zone.ts';

type DateTimeResult =
  | { readonly read: Instant }
  | { readonly fault: 'date-form'; readonly suggestion: string | undefined }
  | { readonly fault: 'date-impossible' | 'date-in-gap' | 'date-ambiguous' };

/**
 * `2026-12-01 10:00`, with seconds and an offset (`Z`, `+09:00`) if wanted,
 * `T` or a space between; without an offset in `zone`. Full-width digits, signs
 * and spaces are read as what they look like.
 */
export function readDateTime(text: string, zone: string): DateTimeResult {
  const folded = text.normalize('NFKC').trim().slice(0, 40);
  const groups = exact.exec(folded)?.groups;
  if (!groups) return { fault: 'date-form', suggestion: suggestionFor(folded) };
  const local = localOf(groups);
  const offset = groups.offset;
  if (!isPossible(local)) return { fault: 'date-impossible' };
  if (offset !== undefined) {
    const ms = offsetMs(offset);
    return ms === undefined
      ? { fault: 'date-impossible' }
      : { read: (toUtc(local) - ms) as Instant };
  }
  const [instant, second] = toInstants(local, zone);
  if (instant === undefined) return { fault: 'date-in-gap' };
  return second === undefined ? { read: instant } : { fault: 'date-ambiguous' };
}

/** Years that a post can mean; `0226` and `20260` are slips. */
const exact =
  /^(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)[ T](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))? ?(?<offset>Z|[+-]\d\d:\d\d)?$/;

function localOf(groups: Readonly<Record<string, string | undefined>>): LocalTime {
  return {
    year: Number(groups.year),
    month: Number(groups.month),
    day: Number(groups.day),
    hour: Number(groups.hour),
    minute: Number(groups.minute),
    second: Number(groups.second ?? 0),
  };
}

/** Undefined beyond what clocks on Earth use (−12:00 to +14:00). */
function offsetMs(offset: string): number | undefined {
  if (offset === 'Z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  const total = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  return minutes < 60 && total >= -12 * 60 && total <= 14 * 60 ? total * 60_000 : undefined;
}

/** For `2026/12/1 9:00` or `2026年12月1日 9時`: the same moment in the form that is read. */
function suggestionFor(text: string): string | undefined {
  const [, year, month, day, hour, minute] = loose.exec(text) ?? [];
  if (year === undefined) return undefined;
  const two = (digits: string | undefined) => (digits ?? '0').padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${hour === undefined ? '10' : two(hour)}:${two(minute)}`;
}

const loose =
  /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\([^)]*\))?[ T]*(?:(\d{1,2})[:時]?(\d{1,2})?)?/;
