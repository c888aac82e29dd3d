import { readDateTime } from '../post/front-matter/date-time.ts';
import { type Instant, instant } from '../post/post.ts';
import { wrongUse } from './wrong-use.ts';

/** ISO 8601 with its zone: without one it would mean another moment on another machine. */
export function readNow(text: string): Instant {
  const [, upToMinutes, seconds = ':00', fraction = '', zone] = iso.exec(text) ?? [];
  const read = readDateTime(`${upToMinutes}${seconds}${zone}`, 'UTC');
  if ('read' in read) return instant(read.read + Math.floor(Number(`0${fraction}`) * 1000));
  throw wrongUse(
    '--now には日時を時差まで書いてください（例 2026-12-01T10:00:00+09:00、2026-12-01T01:00:00Z）。',
    '--now takes a moment with its zone, as 2026-12-01T10:00:00+09:00 or 2026-12-01T01:00:00Z.',
  );
}

const iso = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
