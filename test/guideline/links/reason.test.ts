import { describe, expect, it } from 'vitest';
import { linkReason } from '../../../src/guideline/rules/link-reason.ts';
import { judged, reports } from './reports.ts';

const warn = ['HSM-4-5 warn'];

describe('what wants a reason', () => {
  it.each([
    'https://example.com/event',
    'example.com をご覧ください',
    'https://x.com/JMA_bousai/status/1860000000000000000',
    'https://x.com/hokkaido_mihon_fan/status/1',
    'https://www.facebook.com/910000000000999/posts/1',
    'https://www.youtube.com/watch?v=abc',
    'https://lg.jp.example.com/',
    'RT @nhk_news: 大雪に注意',
    'ＲＴ ＠nhk_news 大雪に注意',
    'QT @nhk_news これは必見です',
    '引用RT @nhk_news',
    '@JMA_bousai の投稿を紹介します。',
    '＠JMA_bousai さんの投稿より',
    '@someone さんのツイートが話題です',
    '田中さんの投稿をシェアします。',
    '○○氏のツイートを引用します。',
  ])('%s', (body) => {
    expect(judged(linkReason, body)).toEqual(warn);
  });

  it('a post that is quoted is called one', () => {
    expect(reports(linkReason, 'https://x.com/other/status/1')[0]?.ja).toContain(
      '他の利用者の投稿',
    );
  });
});

describe('what wants none', () => {
  it.each([
    'https://www.pref.hokkaido.lg.jp/ https://www.city.shizuoka.lg.jp/419_000058.html',
    'https://www.nenkin.go.jp/ https://www.jma.go.jp/bosai/',
    'https://www.pref.hokkaido.jp/ https://www.city.sapporo.jp/ https://www.metro.tokyo.jp/',
    'https://www.town.kutchan.hokkaido.jp/ https://www.vill.tomari.hokkaido.jp/a',
    'https://www.bousai-hokkaido.jp/ http://www.sapporominami.hokkaido-c.ed.jp/ 「lg.jp」が目印',
    'https://x.com/hokkaido_mihon https://twitter.com/Hokkaido_Mihon/status/1',
    'https://www.facebook.com/910000000000102/posts/1',
    'https://www.facebook.com/profile.php?id=910000000000102',
    'RT @hokkaido_mihon: お知らせ',
    '皆さんの投稿をお待ちしています。#北海道 を付けて投稿してください。',
    '応募者の投稿を公式アカウントでリポストすることがあります。',
    'お子さんのポストカードを募集します。',
    'ARTイベント、SMARTな暮らし、PORT @ 小樽',
  ])('%s', (body) => {
    expect(judged(linkReason, body)).toEqual([]);
  });

  it('a stated one is enough, for the page or the site', () => {
    const more = 'link_reasons: {"https://example.com/": 共催団体の告知}\n';
    expect(judged(linkReason, 'https://example.com/event', { more })).toEqual([]);
  });

  it('nor does a host of that kind that anybody could have', () => {
    // `x.jp` in front of `lg.jp` only looks alike; a closed account is nobody's.
    expect(judged(linkReason, 'https://city.example.jp/ https://pref.jp/')).toEqual([
      ...warn,
      ...warn,
    ]);
  });
});
