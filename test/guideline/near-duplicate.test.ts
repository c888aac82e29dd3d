import { describe, expect, it } from 'vitest';
import { likeness } from '../../src/guideline/likeness/likeness.ts';
import { RecentTexts } from '../../src/guideline/likeness/recent-texts.ts';
import { instant } from '../../src/post/post.ts';
import { parseAccountId, parsePostId } from '../../src/post/post-id.ts';
import { check, withBody } from './check-text.ts';
import { cpuMs } from './hostile/growth.ts';

const account = (name: string) => {
  const id = parseAccountId(name);
  if (!id) throw new Error(name);
  return id;
};
const postId = (path: string) => {
  const parsed = parsePostId(path);
  if (!parsed.ok) throw new Error(path);
  return parsed.value.id;
};
const facebook = 'hokkaido-koho-facebook';

interface Earlier {
  readonly text: string;
  readonly at?: string;
  readonly to?: string;
  readonly path?: string;
}

/** What is said of a post of 1 December where these were published before. */
function said(body: string, earlier: readonly Earlier[], more = ''): readonly string[] {
  const recent = new RecentTexts();
  for (const { text, at = '2026-11-20', to = facebook, path = 'posts/koho/2026/old.md' } of earlier)
    recent.add({
      ...{ post: postId(path), account: account(to), text },
      at: instant(Date.parse(`${at}T10:00:00+09:00`)),
    });
  const history = { published: new Map(), recent };
  return check(withBody(body, more), { history, now: '2026-11-25T09:00:00+09:00' })
    .filter(({ rule }) => rule === 'near-duplicate')
    .map(({ message, severity, line }) => `${severity} ${line} ${message.ja}`);
}

const text =
  '【図書館だより】12月5日（土）10時から、絵本の読み聞かせ会を開きます。場所は本館2階です。\n親子でお気軽にお越しください。';

describe('the same text again', () => {
  it('is told with where and when it was published', () => {
    const [one, ...others] = said(text, [{ text }]);
    expect(others).toEqual([]);
    expect(one).toMatch(
      /^warn 6 .*11月20日（金）10:00に公開した投稿（posts\/koho\/2026\/old\.md）と同じ文です/,
    );
    expect(said(text, [{ text, at: '2026-12-10' }])[0]).toContain('公開する予定の');
  });

  it.each([
    ['other width and spaces', text.replace('12月', '１２月').replace('\n', '　\n')],
    ['emoji and exclamation marks', `${text.replace('。', '！')}📚✨`],
    ['other brackets', text.replace('【', '［').replace('】', '］')],
  ])('is the same in %s', (_, other) => {
    expect(said(text, [{ text: other }])[0]).toMatch(/と同じ文です/);
  });

  it.each([
    ['a changed ending', text.replace('お越しください', 'いらしてください')],
    ['a word put in', text.replace('絵本の', '楽しい絵本の')],
  ])('is nearly the same with %s', (_, other) => {
    expect(said(text, [{ text: other }])[0]).toMatch(/とほとんど同じ文です/);
  });
});

describe('another announcement', () => {
  it.each([
    ['of next week', text.replace('12月5日', '12月12日')],
    ['at another time', text.replace('10時', '14時')],
    [
      'of another subject with the same numbers',
      '【税のお知らせ】12月5日（土）10時から2つの会場で相談会を開きます。持ち物は通知書です。窓口でもお受けします。',
    ],
    ['with another page', `${text}\nhttps://www.example.lg.jp/b.html`],
  ])('%s', (_, other) => {
    expect(said(text, [{ text: other }])).toEqual([]);
  });

  it('to another account, long ago, or the post itself', () => {
    expect(said(text, [{ text, to: 'hokkaido-koho-x' }])).toEqual([]);
    expect(said(text, [{ text, at: '2026-10-30' }])).toEqual([]);
    expect(said(text, [{ text, path: 'posts/koho/2026/case.md' }])).toEqual([]);
  });

  it('of few words is only compared as a whole', () => {
    expect(said('おはようございます。', [{ text: 'おはようございます！' }])).toHaveLength(1);
    expect(said('おはようございます。', [{ text: 'おやすみなさい。' }])).toEqual([]);
  });

  it('that corrects repeats what it corrects', () => {
    expect(said(`【訂正】${text}`, [{ text }])).toEqual([]);
  });
});

it('a stated reason passes it, and is not idle where nobody could look', () => {
  const more = 'acknowledge:\n  - {rule: near-duplicate, reason: 前日にもう一度お知らせするため}\n';
  expect(said(text, [{ text }], more)).toHaveLength(1);
  expect(check(withBody(text, more)).map(({ rule }) => rule)).toEqual([]);
});

it('ten thousand texts are looked up in no time, alike or not', () => {
  for (const textOf of [
    (n: number) => `${text}${'あいうえおかきくけこ'.charAt(n % 10).repeat(1 + (n % 40))}`,
    (n: number) => `${text} 第${n}号`,
    () => text,
  ]) {
    const recent = new RecentTexts();
    const spent = cpuMs(() => {
      for (let n = 0; n < 10_000; n += 1) {
        const one = {
          post: postId(`posts/koho/2026/p${n}.md`),
          account: account(facebook),
          at: instant(1_780_000_000_000),
          text: textOf(n),
        };
        recent.likeOf(one);
        recent.add(one);
      }
    });
    expect(spent).toBeLessThan(4_000);
  }
});

it('likeness counts each pair once', () => {
  expect(likeness('ああああ', 'ああああ')).toBe(1);
  expect(likeness('ああああああ', 'ああああ')).toBe(0.75);
  expect(likeness('', 'あ')).toBe(0);
  expect(likeness('北海道の冬', '沖縄県の夏')).toBe(0);
});
