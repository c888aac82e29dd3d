import type { Message } from '../../post/message.ts';
import type { Post } from '../../post/post.ts';
import { linksOf } from '../links.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { type TextLine, textLines } from '../text-lines.ts';

export const imageText: Rule = {
  id: 'image-text',
  clause: 'EXT-ALT',
  severity: 'warn',
  about: {
    ja: '「詳細は画像を」と任せた内容が、説明文（alt）か本文にある',
    en: 'What the text leaves to an image is in the alt text or the text',
  },
  check({ post }) {
    const lines = textLines(post).filter(({ prose }) => hint.test(prose));
    return lines.flatMap((line) => reportsOf(line, post)).slice(0, 1);
  },
};

const hint =
  /画像|写真|ポスター|ちらし|チラシ|フライヤー|バナー|リーフレット|パンフレット|図|添付|[1-4一二三四]枚目/;

function reportsOf(line: TextLine, post: Post): Report[] {
  const found = named.exec(line.prose) ?? pointed.exec(line.prose);
  if (!found) return [];
  const range = rangeAt(line, found.index, found.index + found[0].length);
  if (post.media.length === 0) {
    return attached.test(found[0]) && linksOf(post).length === 0
      ? [{ ...range, message: none }]
      : [];
  }
  // What is on a page as well is not left to the image alone, unless the text names what is.
  if (!named.test(line.prose) && linksOf(post).length > 0) return [];
  return post.media.some(({ alt }) => alt && tells(alt.value))
    ? []
    : [{ ...range, message: silent }];
}

/** A date, a time, a number, or enough words to hold what was left to the image. */
function tells(alt: string): boolean {
  return (
    /[0-9０-９]|[一二三四五六七八九十]+(?:月|日|時|円|人|名|丁目|階)/.test(alt) || alt.length >= 60
  );
}

const kinds =
  '(?:画像|写真|ポスター|ちらし|チラシ|フライヤー|バナー|リーフレット|パンフレット|図|添付(?:ファイル|資料)?|[1-4一二三四]枚目)';
const see =
  '(?:の(?:中|内容|とおり|通り|方)|に(?:記載|掲載|書|て|あり|ござ)|を?(?:ご|御)?(?:覧|確認|参照|チェック|見て|見る|タップ|クリック|拡大)|をみて|から(?:ご?確認)|で(?:ご?確認|お知らせ|ご?案内)|参照|へ)';
const what =
  '(?:日時|日程|日にち|開催日|期日|期間|時間|時刻|場所|会場|集合|料金|参加費|費用|対象|定員|申込(?:み|方法|先)?|申し込み(?:方法|先)?|応募(?:方法|先)?|連絡先|問い?合わ?せ先?|持ち物|プログラム|スケジュール|ルート|経路|区間|対象地域|一覧|時刻表|品目|電話番号|締め?切り?|内容)';
const named = new RegExp(`${what}[^。\\n]{0,20}(?:は|が|を|も|など)[^。\\n]{0,14}${kinds}${see}`);
const pointed = new RegExp(
  `(?:詳細|詳しく|くわしく|詳しい(?:こと|内容)|あとは|ほかは)[^。\\n]{0,10}${kinds}${see}|(?:上の|下の|下記の?|上記の?|以下の|添付の?|次の|この|こちらの)${kinds}(?:を?(?:ご|御)?(?:覧|確認|参照)|を見て|のとおり)|^[^。\\n]{0,6}(?:画像|写真|ポスター|チラシ)を(?:ご|御)(?:覧|確認)(?:ください|下さい)`,
);
const attached = /画像|添付|枚目|(?:上|下|下記|上記|以下|次|この)の?(?:写真|図|ポスター|チラシ)/;

const silent: Message = {
  ja: '本文は画像に任せていますが、説明文（alt）に日時や場所などの内容がありません。画像を見られない人には伝わりません。画像に書かれた内容を、説明文か本文に書いてください。',
  en: 'The text refers to the image, but the alt text holds none of its dates, places or figures. Put what is written in the image into the alt text or the text.',
};

const none: Message = {
  ja: '本文に「画像をご覧ください」などとありますが、画像が付いていません。media に画像を加えるか、内容を本文に書いてください。',
  en: 'The text refers to an image, but there is none. Add it under media, or put its contents into the text.',
};
