import { describe, expect, test } from 'vitest';
import type { History } from '../../src/guideline/rule.ts';
import { type AccountId, instant, type PostId } from '../../src/post/post.ts';
import { check, withBody } from './check-text.ts';

const old = 'posts/koho/2026/old' as PostId;
const facebook = 'hokkaido-koho-facebook' as AccountId;
const other = 'hokkaido-koho-x' as AccountId;

function historyOf(accounts: readonly AccountId[]): History {
  const one = { post: old, contentDigest: 'digest', at: instant(0), accounts };
  const published = new Map(accounts.length > 0 ? [[old, one] as const] : []);
  return { published, looked: new Set([old]) };
}

const corrects = (id: string) =>
  withBody(
    '【訂正】会場は、第一会議室ではなく第二会議室です。',
    `corrects: ${id}\ncorrection: 会場を第二会議室に訂正\n`,
  );
const found = (text: string, history?: History) =>
  check(text, history ? { history } : {})
    .filter(({ rule }) => rule === 'correction')
    .map(({ message }) => message.ja);

describe('a correction', () => {
  test('of what was published on its accounts passes', () => {
    expect(found(corrects(old), historyOf([facebook, other]))).toEqual([]);
  });

  test.each([
    ['what is not on record as published', historyOf([]), '公開されたという記録がありません'],
    ['what was published elsewhere', historyOf([other]), '公開されていません'],
  ])('of %s is told', (_, history, said) => {
    expect(found(corrects(old), history)).toEqual([expect.stringContaining(said)]);
  });

  test('where nobody asked the record says nothing of it', () => {
    expect(found(corrects(old))).toEqual([]);
  });

  test('of itself is told', () => {
    expect(found(corrects('posts/koho/2026/case'))).toEqual([
      expect.stringContaining('この投稿自身'),
    ]);
  });
});
