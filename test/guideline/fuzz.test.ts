import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPost } from '../../src/guideline/check-post.ts';
import type { Report, Rule, RuleContext } from '../../src/guideline/rule.ts';
import { rules } from '../../src/guideline/rules.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import type { Post } from '../../src/post/post.ts';
import { contextOf, withBody } from './check-text.ts';
import { best, cpuMs } from './hostile/growth.ts';
import { bodyLine, filled, postWithLine, type Where } from './hostile/long-line.ts';
import { commonShapes, fixtureLines, shapesOf } from './hostile/shapes.ts';

const clip = (line: string) => line.slice(0, 60);
/** What the rules react to, in pieces, among what people write and what nobody should. */
const pieces = fc.oneof(
  fc.constantFrom(...commonShapes),
  fc.constantFrom(...fixtureLines().map(clip)),
  fc.constantFrom(
    ...['\n', '\n\n', '\r\n', ' ', '　', '、', '。', '\u0000', '\u0007', '&amp;', '\\*'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
);
/** Any UTF-16 units at all, halves of characters among them. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((all) => String.fromCharCode(...all));

describe('whatever people write', () => {
  it('is judged without a crash, at places inside the file, with messages in both languages', () => {
    let judged = 0;
    fc.assert(
      fc.property(text, text, (body, title) => {
        const file = withBody(body).replace('見本', () => JSON.stringify(title));
        const parsed = parsePost(new TextEncoder().encode(file), {
          path: 'posts/koho/2026/case.md',
          timeZone: 'Asia/Tokyo',
        });
        if (!parsed.ok) return;
        judged += 1;
        const lines = new TextDecoder().decode(new TextEncoder().encode(file)).split(/\r\n|\r|\n/);
        const context = contextOf(parsed.value, { questions: true, rules: { kobun: 'warn' } });
        for (const { line, column, end, message, fix } of checkPost(context)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column + (fix?.length ?? 0)).toBeLessThanOrEqual(
            (lines[line - 1] ?? '').length + 1,
          );
          if (end) {
            expect(end.line).toBeLessThanOrEqual(lines.length);
            expect(end.column).toBeLessThanOrEqual((lines[end.line - 1] ?? '').length + 1);
            expect([end.line, end.column > column]).not.toEqual([line, false]);
            expect(end.line).toBeGreaterThanOrEqual(line);
          }
          expect(message.ja).toMatch(/[。）]$/);
          expect(message.en).toMatch(/[.)]$/);
        }
      }),
      { numRuns: 3_000 },
    );
    // Otherwise the generator only tests the parser.
    expect(judged).toBeGreaterThan(300);
  });

  it.each(rules)('goes through $id, even characters that no parser lets through', (rule) => {
    fc.assert(
      fc.property(
        fc.oneof(text, units),
        fc.constantFrom<Where>('body', 'settings'),
        (all, where) => {
          const line = all.replaceAll('\n', ' ');
          expectInside(rule.check(situationOf(postWithLine(line, where))), line, where);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Quadratic work on 100,000 characters takes seconds; linear work some milliseconds. */
describe('a line of 100 KB', () => {
  const length = 100_000;

  it.each(rules)('is read by $id in linear time, and its reports lie inside', (rule) => {
    const shapes = [...commonShapes, ...shapesOf(rule.id)];
    const lines = [
      ...shapes.map((shape) => (size: number) => filled(shape, size)),
      ...['a', 'A1', 'アー', '1', 'あ'].map((shape) => beginning(shape, 'パスワード')),
      ...shapesOf(rule.id)
        .slice(0, 4)
        .map((shape) => beginning('あ', shape)),
    ];
    for (const line of lines) {
      expectLinear(rule, 'body', line);
    }
    for (const shape of shapesOf(rule.id).slice(0, 6)) {
      expectLinear(rule, 'settings', (size) => filled(shape, size));
    }
  });

  /** A beginning that fits, and an end that nearly does. */
  function beginning(shape: string, start: string) {
    return (size: number) => `${start}${filled(shape, size - start.length - 1)}!`;
  }

  function expectLinear(rule: Rule, where: Where, line: (size: number) => string): void {
    const timeOf = (size: number) => {
      const context = situationOf(postWithLine(line(size), where));
      let reports: readonly Report[] = [];
      const ms = cpuMs(() => {
        reports = rule.check(context);
      });
      expectInside(reports, line(size), where);
      return ms;
    };
    // Were it quadratic, four times the line would still be read quickly enough.
    if (timeOf(length / 4) < quickMs / 16) return;
    if (timeOf(length) < quickMs) return;
    const quarter = best(6, () => timeOf(length / 4));
    const whole = best(6, () => timeOf(length));
    const said = `${rule.id} on ${JSON.stringify(clip(line(length)))}…: ${quarter} ms for a quarter of it`;
    // Linear work takes 4 times as long, quadratic 16 times.
    if (whole >= quickMs) expect(whole / quarter, said).toBeLessThan(9);
    expect(whole, said).toBeLessThan(mostMs);
  }

  /** Plain Node takes a third of what a test runner with a full heap on a busy machine does; quadratic work takes seconds on either. */
  const quickMs = 500;
  /** For machines that are ten times slower than any that was seen. */
  const mostMs = 2_000;

  it('full of different numbers is masked in linear time', () => {
    const numbers = Array.from(
      { length: 6_000 },
      (_, i) => `090-${1000 + (i % 9000)}-${String(i).padStart(4, '0')}`,
    );
    const line = `${numbers.join(' ')} ${'○○ '.repeat(1_000)}`;
    const context = situationOf(postWithLine(line, 'body'));
    expect(cpuMs(() => checkPost(context))).toBeLessThan(5_000);
  });
});

/** Lengths are counted by libraries of the platforms, which are not what is tried here. */
function situationOf(post: Post): RuleContext {
  return { ...contextOf(post), measure: (_platform, all) => all.length };
}

/** One expectation for all: there may be a report for each character. */
function expectInside(reports: readonly Report[], line: string, where: Where): void {
  const outside = reports.filter(({ place, fix }) => {
    if (place.line < 1 || place.column < 1 || place.line > bodyLine + 2) return true;
    const inLine = where === 'body' && place.line === bodyLine;
    return place.column + (fix?.length ?? 0) > (inLine ? line.length : 99) + 1;
  });
  expect(outside).toEqual([]);
}
