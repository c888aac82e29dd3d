import type { Message } from '../../post/message.ts';
import { isGranted } from '../image/rights-fault.ts';
import type { Report, Rule } from '../rule.ts';
import { fold } from '../text-lines.ts';

export const mediaOthers: Rule = {
  id: 'media-others',
  clause: 'HSM-4-7-7',
  severity: 'warn',
  about: {
    ja: '新聞や番組など、ほかの人の著作物が写る画像に、その権利を持つ人の許諾がある',
    en: "Others' works in an image (newspapers, programmes, comics) come with their owners' consent",
  },
  check({ post }) {
    return post.media.flatMap(({ alt, rights, file }): Report[] => {
      const found = alt && rights && work.exec(fold(alt.value));
      if (!found || isGranted(rights.value)) return [];
      return [{ place: rights.place, message: notGranted(found[0], file.value) }];
    });
  },
};

/** Whoever photographs or copies a page owns the copy, not the page. */
const work = new RegExp(
  [
    '新聞(?:の|記事|紙面|を)|雑誌の|書籍の|本の(?:ページ|中身|表紙)|絵本の|漫画の|マンガの|楽譜|歌詞',
    'テレビ(?:の(?:画面|番組|映像)|画面|番組)|(?:番組|映画|ドラマ|アニメ|ゲーム|動画)の(?:一?場面|ワンシーン|画面|スクリーンショット|キャプチャ|ポスター|キャラクター|主人公|登場人物)|アニメ風の',
    'CDジャケット|レコードのジャケット|(?:X|SNS|ツイッター|インスタ(?:グラム)?|フェイスブック|YouTube|LINE|ブログ|他社|他県|他市)の(?:画面|投稿|写真|画像|スクリーンショット|動画|サイト|チラシ)',
    'Google ?(?:マップ|Earth|ストリートビュー)|グーグルマップ|ストリートビュー|住宅地図',
  ].join('|'),
  'i',
);

const notGranted = (word: string, name: string): Message => ({
  ja: `画像 ${name} には、ほかの人の著作物（${word}）が写っているようです。撮影や作成をした人とは別に、その権利を持つ人の許諾か利用の条件を rights に書いてください。なければ別の画像に替えてください。`,
  en: `${name} seems to show somebody else's work (${word}). Besides who photographed it, state the consent of its owner or the terms of use under rights, or use another image.`,
});
