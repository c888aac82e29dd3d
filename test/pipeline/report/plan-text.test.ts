import { describe, expect, test } from 'vitest';
import type { PlanEntry } from '../../../src/pipeline/plan/plan.ts';
import { planText } from '../../../src/pipeline/report/plan-text.ts';
import { fitted, wrap } from '../../../src/pipeline/report/wrap.ts';
import type { AccountId, PostId } from '../../../src/post/post.ts';
import { at, minute, why } from '../../publish/builders.ts';

/** No terminal shows it wider: everything beyond ASCII counted as two. */
function width(line: string): number {
  return line.replaceAll(/[^\0-\x7f]/gu, '**').length;
}

const longest = {
  ja: 'アカウントの投稿の間隔（30分）のため、待っています。'.repeat(4),
  en: 'It waits for a while. '.repeat(9),
};
const entry: PlanEntry = {
  account: 'hokkaido-sogo-seisaku-bu-chiiki-gyosei-kyoku-facebook' as AccountId,
  post: `posts/sogo-seisaku-bu/2026/${'a-long-slug-'.repeat(8)}of-winter` as PostId,
  ...{ publishAt: at(0), latestAt: at(60 * minute), plannedAt: at(0), blockedBy: [] },
  states: ['confirmed', 'intended', 'delete_failed', 'planned'],
  waiting: {
    ...{ account: 'a', due: at(0), latestAt: at(0), changedAt: at(0), timetable: 'no' },
    waitsFor: { ...why('spacing'), message: longest },
  },
  ...{ posts: 1, micros: 0 },
};

describe.each(['ja', 'en'] as const)('the plan in %s', (language) => {
  const text = planText([entry, entry], { timeZone: 'Asia/Tokyo', language });

  test('is no wider than 80 columns, however long the names and reasons', () => {
    const tooWide = text.split('\n').filter((line) => width(line) > 80);
    expect(tooWide).toEqual([]);
  });

  test('loses nothing by that, and begins each entry at the margin', () => {
    const whole = text.replaceAll(/\s/g, '');
    for (const part of [entry.account, entry.post, longest[language].replaceAll(/\s/g, '')]) {
      expect(whole.split(part)).toHaveLength(3);
    }
    expect(text.split('\n').filter((line) => !line.startsWith(' '))).toHaveLength(2);
  });
});

test('says what the record last gave as the reason, unless the policy’s times are told already', () => {
  const wait = { account: 'a', due: at(0), latestAt: at(0), changedAt: at(0) };
  const waiting = { ...wait, timetable: 'no' as const };
  const paused = why('paused');
  const text = (one: Partial<PlanEntry>) =>
    planText([{ ...entry, waiting, ...one }], { timeZone: 'Asia/Tokyo', language: 'en' });
  const said = `The record says: ${paused.message.en}`;
  expect(text({ blockedBy: [why('spacing'), paused] })).toContain(said);
  expect(text({ blockedBy: [paused, why('spacing')] })).not.toContain(paused.message.en);
  const waitsFor = { ...waiting, waitsFor: paused };
  expect(text({ waiting: waitsFor, blockedBy: [paused] })).not.toContain('The record says');
});

describe('a line that is too long', () => {
  test('is not begun by a mark that may not stand there, and does not grow by it', () => {
    const lines = wrap('あいうえお」。かき', 10, '');
    expect(lines).toEqual(['あいうえ', 'お」。かき']);
    expect(wrap('。。。。。。', 4, '')).toEqual(['。。', '。。', '。。']);
  });

  test('goes on further in; others stay as they are', () => {
    expect(fitted('  short\n  one two three', 10)).toBe('  short\n  one\n    two\n    three');
  });
});
