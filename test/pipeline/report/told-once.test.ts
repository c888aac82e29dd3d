import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/guideline/rule.ts';
import { alsoText, toldNames } from '../../../src/pipeline/report/told-names.ts';
import { toldOnce } from '../../../src/pipeline/report/told-once.ts';
import { check, policyFor, withBody } from '../../guideline/check-text.ts';

const policy = policyFor();

function told(body: string, more = '') {
  return toldOnce(check(withBody(body, more)).filter(({ severity }) => severity !== 'ask'));
}

describe('one place that several dictionaries speak of', () => {
  it('is told once, by the longest, with every clause', () => {
    const [first, ...others] = told('内緒ですが、来月は二日間お休みします。');
    if (!first) throw new Error('nothing found');
    expect(others).toEqual([]);
    expect(first.message.ja).toMatch(/^「内緒ですが」/);
    expect(toldNames(first)).toBe('words [HSM-4-7-6, HSM-4-1]');
    expect(alsoText(first, { policy, language: 'ja' })).toBe(
      'ここは「ガイドライン4(1) 職員としての自覚と責任を持つ」にも当たります。',
    );
    expect(alsoText(first, { policy: undefined, language: 'en' })).toBe(
      ' The same place also falls under HSM-4-1.',
    );
  });

  it('is not mistaken for the place beside it', () => {
    const all = told('役立たず。\n内緒ですが、来月は二日間お休みします。');
    expect(all.map(({ line }) => line)).toEqual([6, 7]);
  });

  it('in the description of an image is told apart: nobody knows where in it the words stand', () => {
    const media =
      'media:\n  - {file: a.png, alt: 内緒ですが役立たずと書かれた看板, rights: 道が撮影, people: none}\n';
    const words = told('本文です。', media).filter(({ rule }) => rule === 'words');
    expect(words.length).toBeGreaterThan(1);
    expect(words.flatMap(({ also }) => also)).toEqual([]);
  });
});

describe('a link that must go', () => {
  const link = 'https://www.pref.hokkaido.lg.jp.toyu-kyufu.top/';

  it('is not asked for a reason as well', () => {
    const [first, ...others] = told(`申請はこちら\n${link}`);
    if (!first) throw new Error('nothing found');
    expect(others).toEqual([]);
    expect(toldNames(first)).toBe('link-deceptive [HSM-4-7-5], link-reason [HSM-4-5]');
  });

  it('that may stay is: the reason has a place of its own', () => {
    const all = told('資料はこちら\nhttps://files.example.com/siryo.zip');
    expect(all.map(({ rule }) => rule).sort()).toEqual(['link-deceptive', 'link-reason']);
  });
});

describe('findings told once', () => {
  const finding: fc.Arbitrary<Finding> = fc
    .record({
      rule: fc.constantFrom('words', 'hearsay', 'link-deceptive', 'link-reason', 'secret'),
      clause: fc.constantFrom('HSM-4-1', 'HSM-4-7-1', 'HSM-4-7-6', 'HSM-5-3'),
      severity: fc.constantFrom('block', 'warn', 'ask'),
      path: fc.constantFrom('posts/a/2026/a.md', 'posts/a/2026/b.md'),
      line: fc.integer({ min: 1, max: 3 }),
      column: fc.integer({ min: 1, max: 12 }),
      length: fc.integer({ min: 0, max: 9 }),
      acknowledged: fc.option(fc.constantFrom('公表済み', '主催者の指定'), { nil: undefined }),
    })
    .map(({ length, acknowledged, ...one }) => ({
      ...one,
      message: { ja: 'あ', en: 'a' },
      ...(acknowledged === undefined ? {} : { acknowledged }),
      ...(length > 0 ? { end: { line: one.line, column: one.column + length } } : {}),
    }));
  const findings = fc.array(finding, { maxLength: 14 });

  it('lose none: each is told by itself or named beside a heavier one', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const found = toldOnce(all).flatMap(({ also, ...one }) => [one, ...also]);
        expect(found.toSorted(byText)).toEqual(all.toSorted(byText));
      }),
    );
  });

  it('weigh what the heaviest weighs, give one reason, and speak of one file', () => {
    fc.assert(
      fc.property(findings, (all) => {
        for (const one of toldOnce(all)) {
          for (const other of one.also) {
            expect(weights.indexOf(one.severity)).toBeLessThanOrEqual(
              weights.indexOf(other.severity),
            );
            expect(other.acknowledged).toBe(one.acknowledged);
            expect(other.path).toBe(one.path);
            expect(toldNames(one)).toContain(other.rule);
            expect(
              `${one.clause}${alsoText(one, { policy: undefined, language: 'ja' })}`,
            ).toContain(other.clause);
          }
        }
      }),
    );
  });
});

const weights = ['block', 'ask', 'warn'];

function byText(a: Finding, b: Finding): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : Number(one > other);
}
