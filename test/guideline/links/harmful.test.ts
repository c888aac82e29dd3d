import { describe, expect, it } from 'vitest';
import { findWording } from '../../../src/guideline/lexicon/find-wording.ts';
import { linkHarmful } from '../../../src/guideline/rules/link-harmful.ts';
import { judged, policy, postWith } from './reports.ts';

describe('links to sites that must not be shown', () => {
  it.each([
    ['https://www.example-porn.net/', ['HSM-4-7-5 block']],
    ['https://best-casino-japan.example/', ['HSM-4-7-5 block']],
    ['https://sub.stake.com/promo', ['HSM-4-7-5 block']],
    ['mangaraw.example.com/1 で読めます', ['HSM-4-7-5 block']],
    ['hxxps://best-casino[.]com は違法です', ['HSM-4-7-5 warn']],
    ['https://www.jcrc.go.jp/casino.html https://casino.pref.osaka.lg.jp/', []],
    ['https://mistake.com/ https://www.stakeholder.example/', []],
    ['https://www.example.com/casino', []],
  ])('%s', (body, expected) => {
    expect(judged(linkHarmful, body)).toEqual(expected);
  });
});

/** What the dictionary of invitations says, whose rule is `words`. */
const invited = (body: string) =>
  findWording(postWith(body), policy)
    .filter(({ dictionary }) => dictionary === 'harmful-sites')
    .map(({ severity }) => severity);

describe('words that lead to such sites', () => {
  it.each([
    ['無修正の動画が見放題。登録はこちら', 'block'],
    ['話題のアダルトサイトをご紹介します！', 'block'],
    ['オンカジで今すぐ遊べます', 'block'],
    ['入金ボーナス付きのオンラインカジノはこちら', 'block'],
    ['ウイルス対策ソフトを無効にしてから、ダウンロードしてください。', 'block'],
    ['「証明書のエラー」が出ますが、そのまま進んでください。', 'block'],
    ['警告の画面が出ても無視してアクセスしてください。', 'block'],
    ['漫画村のようなサイトで漫画が無料で読めます。', 'warn'],
    ['提供元不明のアプリを許可して、インストールしてください。', 'warn'],
    ['必ず儲かる投資の登録はこちら', 'warn'],
  ])('%s', (body, severity) => {
    expect(invited(body)).toEqual([severity]);
  });

  it.each([
    'オンラインカジノは違法です。絶対に利用しないでください。詳しくはこちら',
    'アダルトサイトの架空請求にご注意ください。相談はこちら',
    '出会い系サイト規制法の届出の窓口はこちら',
    '闇バイトに応募してしまったら、すぐに警察へ相談してください。',
    '海賊版サイトの利用はやめましょう。',
    '警告画面が出ても、表示された番号に電話しないでください。',
    'ウイルス対策ソフトを最新の状態にしてください。',
    'セキュリティ対策ソフトを無効にしないでください。',
    '提供元不明のアプリはインストールしないでください。',
    'マクロ経済の講演会に参加しませんか。',
    '気象警報・注意報はこちらで確認できます。',
    '漫画で分かる税の話が無料で読めます。',
    '競馬場の見学、登録はこちら。パチンコ店の前です。',
  ])('%s', (body) => {
    expect(invited(body)).toEqual([]);
  });
});
