import { describe, expect, test } from 'vitest';
import { formatLocal } from '../../src/post/format-local.ts';
import { readDateTime } from '../../src/post/front-matter/date-time.ts';
import type { Instant } from '../../src/post/post.ts';
import { dueAt, latestOf } from '../../src/post/schedule.ts';
import { isTimeZone } from '../../src/post/zone.ts';

const at = (iso: string) => Date.parse(iso) as Instant;
const place = { line: 1, column: 1 };

describe('a time in the front matter', () => {
  test.each([
    ['2026-12-01 10:00', 'Asia/Tokyo', '2026-12-01T01:00:00Z'],
    ['2026-07-01 10:00', 'Europe/Paris', '2026-07-01T08:00:00Z'],
    ['2026-01-01 00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z'],
    ['2026-07-01 10:00', 'Asia/Kathmandu', '2026-07-01T04:15:00Z'],
    ['2028-02-29 23:59:59', 'UTC', '2028-02-29T23:59:59Z'],
  ])('%s in %s', (text, zone, iso) => {
    expect(readDateTime(text, zone)).toEqual({ read: at(iso) });
  });

  test('an hour that summer time skips or repeats is told, unless an offset settles it', () => {
    expect(readDateTime('2026-03-08 02:30', 'America/New_York')).toEqual({ fault: 'date-in-gap' });
    expect(readDateTime('2026-11-01 01:30', 'America/New_York')).toEqual({
      fault: 'date-ambiguous',
    });
    expect(readDateTime('2026-11-01 01:30-05:00', 'America/New_York')).toEqual({
      read: at('2026-11-01T06:30:00Z'),
    });
  });

  test.each([
    ['2026/12/1 9:00', '2026-12-01 09:00'],
    ['2026年12月1日 9時', '2026-12-01 09:00'],
    ['2026年12月1日（火） 18:30', '2026-12-01 18:30'],
    ['明日', undefined],
  ])('%s is refused with what was probably meant', (text, suggestion) => {
    expect(readDateTime(text, 'Asia/Tokyo')).toEqual({ fault: 'date-form', suggestion });
  });
});

describe('when a post is due', () => {
  const merged = at('2026-12-01T06:00:00Z');

  test('as soon as merged, and held an hour later', () => {
    expect(dueAt({}, merged)).toBe(merged);
    expect(latestOf({}, merged, 60)).toBe(at('2026-12-01T07:00:00Z'));
  });

  test('merged after its hour it is not given a new one', () => {
    const post = { publishAt: { value: at('2026-12-01T01:00:00Z'), place } };
    expect(latestOf(post, dueAt(post, merged), 60)).toBeLessThan(merged);
  });

  test('its own latest time wins over the default', () => {
    const post = { latestAt: { value: at('2026-12-01T09:00:00Z'), place } };
    expect(latestOf(post, dueAt(post, merged), 60)).toBe(at('2026-12-01T09:00:00Z'));
  });
});

test('people read times in the zone of the organisation, whatever the machine', () => {
  expect(formatLocal(at('2026-12-01T01:00:00Z'), 'Asia/Tokyo', 'ja')).toBe('12月1日（火）10:00');
  expect(formatLocal(at('2026-12-01T01:00:00Z'), 'Asia/Tokyo', 'en')).toBe('Tue 1 Dec 10:00');
  expect(formatLocal(at('2026-12-05T15:05:00Z'), 'Asia/Tokyo', 'ja')).toBe('12月6日（日）0:05');
});

test('unknown zones are known as such', () => {
  expect(isTimeZone('Asia/Tokyo')).toBe(true);
  expect(isTimeZone('Asia/Sapporo')).toBe(false);
});
