import { describe, expect, it } from 'vitest';
import { check, withBody } from './check-text.ts';

const clauses = (body: string) =>
  check(withBody(body))
    .filter(({ rule }) => rule === 'words')
    .map(({ severity, clause }) => `${severity} ${clause}`);

describe('texts that say themselves that they infringe rights', () => {
  it.each([
    '広場で遊ぶ皆さんを、断りなく撮影しました。',
    '窓口に来られた方の様子を、こっそり撮ってみました。',
    '承諾を得ずに作品を掲載しました。',
    '拾い画ですが、きれいなので。',
    '利用者の会話を、内緒で録音して紹介します。',
  ])('of those shown: %s', (body) => {
    expect(clauses(body)).toContain('warn HSM-4-3');
  });

  it.each([
    'ネットで拾った雪景色です。',
    '画像検索で見つけたイラストを使いました。',
    '今朝の新聞記事を撮影したのでご覧ください。',
    '話題の番組の画面をスクショしました。',
    'あの曲の歌詞を全文載せます。',
    '人気アニメのキャラに似せて描いてみました。',
    '著作権は気にせず広めてください。',
  ])('of makers: %s', (body) => {
    expect(clauses(body)).toContain('warn HSM-4-7-7');
  });

  it.each([
    '無断転載はご遠慮ください。',
    '人の写真を勝手に投稿しないでください。',
    '隠し撮りは犯罪です。見かけたら通報を。',
    '著作権者の許諾を得て、新聞記事を掲載しています。',
    '新聞記事で紹介されました。',
    'ごみ拾いの写真をSNSに投稿してください。',
    '落とし物を拾ったら交番へ。ネットでも検索できます。',
    '市の木のイラストはオープンデータです。許可なく使えます。',
    '卒業を控えた皆さんの写真展です。',
    '勝手に判断せず、係員の案内に従ってください。',
    '町民の歌の歌詞を募集します。',
    '人気アニメの原画展を開きます。',
  ])('are not: %s', (body) => {
    expect(clauses(body)).toEqual([]);
  });
});
