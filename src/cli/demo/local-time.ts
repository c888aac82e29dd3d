/** `2026-12-01 10:00:00` in Asia/Tokyo, as staff write times. Japan has no summer time. */
export function localTime(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
