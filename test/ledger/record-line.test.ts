import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LedgerError } from '../../src/ledger/log.ts';
import type { AnyRecord } from '../../src/ledger/record.ts';
import { canonical, formatRecordLine, parseRecordLine } from '../../src/ledger/record-line.ts';
import { count, object, oneOf, optional, text } from '../../src/ledger/shape.ts';

const record: AnyRecord = {
  v: 1,
  seq: 7,
  prev: 'a'.repeat(64),
  at: '2026-04-01T00:00:00.000Z',
  kind: 'paused',
  nonce: 'b'.repeat(32),
  run: 'github:4711/1',
  body: { by: '2001', why: '誤報のため 🚨', ref: 'koho-pause' },
};
const line = formatRecordLine(record, 'organisation').toString('utf8');
const parse = (source: string) => parseRecordLine(Buffer.from(source, 'utf8'));

test('a record is written in canonical form and read back', () => {
  expect(line).toBe(
    '{"at":"2026-04-01T00:00:00.000Z","body":{"by":"2001","ref":"koho-pause","why":"誤報のため 🚨"},' +
      `"kind":"paused","nonce":"${'b'.repeat(32)}","prev":"${'a'.repeat(64)}","run":"github:4711/1","seq":7,"v":1}`,
  );
  expect(parse(line)).toEqual({ ok: true, record });
});

test('the quick check of the canonical form agrees with the library, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (why, seq) => {
      const written = canonical({ ...record, seq, body: { ...record.body, why } });
      expect(parse(written)).toMatchObject({ ok: true, record: { body: { why } } });
      // Another spelling of the same string is another text for the same fact.
      const escaped = written.replace('github', '\\u0067ithub');
      expect(parse(escaped).ok).toBe(false);
    }),
  );
});

describe('a line that is not exactly one', () => {
  test.each([
    ['spaces', line.replace(':7', ': 7')],
    ['other order of members', line.replace('"seq":7,"v":1', '"v":1,"seq":7')],
    [
      'other order inside',
      line.replace('"by":"2001","ref":"koho-pause"', '"ref":"koho-pause","by":"2001"'),
    ],
    ['a member twice', line.replace('"seq":7', '"seq":7,"seq":7')],
    ['a float', line.replace(':7', ':7.5')],
    ['an integer as float', line.replace(':7', ':7.0')],
    ['an exponent', line.replace(':7', ':7e0')],
    ['minus zero', line.replace(':7', ':-0')],
    ['a negative number', line.replace(':7', ':-7')],
    ['beyond 2^53', line.replace(':7', ':9007199254740992')],
    ['null', line.replace('"2001"', 'null')],
    ['an unknown member', line.replace('{"by"', '{"also":"x","by"')],
    ['__proto__', line.replace('{"by"', '{"__proto__":{},"by"')],
    ['a missing member', line.replace('"by":"2001",', '')],
    ['a lone surrogate', line.replace('koho-pause', '\\ud800')],
    ['a short hash', line.replace('a'.repeat(64), 'a'.repeat(63))],
    ['capital hex', line.replace('a'.repeat(64), 'A'.repeat(64))],
    ['no milliseconds', line.replace('.000Z', 'Z')],
    ['an offset', line.replace('.000Z', '.000+09:00')],
    ['month 13', line.replace('2026-04', '2026-13')],
    ['a byte order mark', `\u{feff}${line}`],
    ['CR at its end', `${line}\r`],
    ['a list', '[]'],
    ['a string', '"x"'],
    ['nothing', ''],
    ['deep nesting', '['.repeat(100_000)],
  ])('%s', (_, source) => {
    expect(parse(source)).toMatchObject({ ok: false, code: 'record-malformed' });
  });

  test('not UTF-8, an overlong form, too long', () => {
    const bytes = Buffer.from(line, 'utf8');
    bytes[bytes.indexOf('koho-pause')] = 0xff;
    expect(parseRecordLine(bytes).ok).toBe(false);
    expect(parseRecordLine(Buffer.from([0xc0, 0xa2])).ok).toBe(false);
    expect(parse(line.replace('koho-pause', 'x'.repeat(2_000_000)))).toMatchObject({ ok: false });
  });

  test('of a later version or an unknown kind says so: it may be no fault', () => {
    expect(parse(line.replace('"v":1', '"v":2'))).toMatchObject({ code: 'unknown-version' });
    expect(parse(line.replace('"paused"', '"embargoed"'))).toMatchObject({ code: 'unknown-kind' });
    expect(parse(line.replace('"paused"', '"toString"'))).toMatchObject({ code: 'unknown-kind' });
  });

  test('is never written either', () => {
    const bad: AnyRecord = { ...record, body: { by: '\ud800', why: '', ref: '' } };
    expect(() => formatRecordLine(bad, 'organisation')).toThrow(LedgerError);
  });
});

test('a shape cannot drift from its type', () => {
  type Body = { readonly a: string; readonly b?: number; readonly c: 'x' | 'y' };
  const c = oneOf<'x' | 'y'>({ x: true, y: true });
  expect(object<Body>({ a: text, b: optional(count), c }).fault({ a: '', c: 'x' }, 'body')).toBe(
    undefined,
  );
  // @ts-expect-error a member is missing
  object<Body>({ a: text, c });
  // @ts-expect-error a member too many
  object<Body>({ a: text, b: optional(count), c, d: text });
  // @ts-expect-error an optional member that the shape demands
  object<Body>({ a: text, b: count, c });
  // @ts-expect-error a literal is missing
  oneOf<'x' | 'y'>({ x: true });
  // @ts-expect-error another type
  object<Body>({ a: count, b: optional(count), c });
});
