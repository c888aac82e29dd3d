import { fold } from '../text-lines.ts';

/**
 * Whether a description only names the kind of picture (画像, チラシ2, 写真です),
 * perhaps with an occasion that says as little (イベントの様子の写真), or is too
 * short to say anything.
 */
export function tellsNothing(alt: string): boolean {
  const text = fold(alt.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s、。,.・:;!?()「」『』【】[\]<>"'_~〜※…-]/g, '');
  return text.length < 4 || onlyKind.test(text);
}

const kind =
  '(?:画像|写真|イラスト|挿絵|図|表|図表|地図|グラフ|ポスター|チラシ|ちらし|フライヤー|バナー|サムネイル|サムネ|アイコン|ロゴ(?:マーク)?|スクリーンショット|スクショ|キャプチャ(?:画像)?|パンフレット|リーフレット|表紙|看板|ファイル|データ|素材|image|photo|picture|pic|img|poster|flyer|flier|banner|logo|icon|figure|map|chart|thumbnail|screenshot|jpe?g|png|gif)';
const vague =
  '(?:本件|今回|当日|上記|下記|添付|別添|参考|関連|案内|ご?案内|お知らせ|告知|募集|周知|広報|啓発|イベント|催し|行事|会場|様子|活動|作業|訓練|式典|大会|講座|会議|風景|景色|施設|建物|メイン|トップ|投稿|本文|記事|内容|説明|日程|概要|詳細|人物|集合|記念|イメージ|サンプル|見本|用|の|その|この|当該)';
const onlyKind = new RegExp(
  [
    `^${vague}{0,6}${kind}{1,3}(?:用|です|になります|のとおり|を参照|を?ご覧ください|$)?(?:その)?[0-9０-９一二三①-⑨]{0,3}(?:枚目|ページ目|つ目)?$`,
    '^(?:説明文?|代替テキスト|代替文|alt|テキスト|なし|無し|特になし|同上|後で書く|本文(?:参照|のとおり|と同じ|を参照|をご覧ください)|詳細は本文.{0,6}|タイトル|件名|test|テスト|サンプル)$',
    `^${vague}{1,5}(?:の様子|風景)?$`,
  ].join('|'),
);
