import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { History } from '../../src/guideline/rule.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { type AccountId, instant, type PostId } from '../../src/post/post.ts';
import { check, withBody } from './check-text.ts';
import { png as pngOf } from './images.ts';

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

describe('a correction on an account that replaces the text of the public post', () => {
  const media = (name: string) =>
    withBody(
      '【訂正】会場は、第二会議室です。',
      `corrects: ${old}\ncorrection: 会場を訂正\nmedia:\n  - {file: ${name}, alt: 会場の地図, rights: 道が作成, people: none}\n`,
    );
  const edits = (example: Policy): Policy => ({
    ...example,
    accounts: new Map(
      [...example.accounts].map(([id, one]) => [id, { ...one, corrections: 'edit' as const }]),
    ),
  });
  const history = (shown: readonly string[]): History => {
    const on = new Map([facebook, other].map((id) => [id, { media: shown }]));
    const one = { post: old, contentDigest: 'digest', at: instant(0), accounts: [facebook, other] };
    return { published: new Map([[old, { ...one, on }]]), looked: new Set([old]) };
  };
  const told = (text: string, shown: readonly string[], policy?: typeof edits) =>
    check(text, {
      history: history(shown),
      ...(policy && { policy }),
      media: new Map([['map.png', png]]),
    })
      .filter(({ rule, message }) => rule === 'correction' && /画像/.test(message.ja))
      .map(({ line, message }) => [line, message.ja]);
  const png = pngOf();
  const digest = createHash('sha256').update(png).digest('hex');

  test('may have the same images, in the same order, or none', () => {
    expect(told(media('map.png'), [digest], edits)).toEqual([]);
    expect(told(corrects(old), [digest], edits)).toEqual([]);
  });

  test('is told of other images, with the way to mend it', () => {
    const [[line, said] = [], ...more] = told(media('map.png'), ['another'], edits);
    expect(more).toEqual([]);
    expect(line).toBeGreaterThan(1);
    expect(said).toMatch(/media を消す.*公開中止・削除を申請/);
    expect(told(media('map.png'), [], edits)).toHaveLength(1);
  });

  test('is told at once where the post is deleted', () => {
    const { published, looked } = history([]);
    const one = published.get(old);
    const on = new Map([[facebook, { media: [], isGone: true as const }]]);
    const gone = { published: new Map(one ? [[old, { ...one, on }]] : []), looked };
    const said = (policy?: typeof edits) =>
      check(corrects(old), { history: gone as History, ...(policy && { policy }) })
        .filter(({ rule }) => rule === 'correction')
        .map(({ message }) => message.ja);
    expect(said(edits)).toEqual([expect.stringContaining('削除されているため')]);
    expect(said()).toEqual([]);
  });

  test('published as a new post may have any', () => {
    expect(told(media('map.png'), ['another'])).toEqual([]);
  });
});
