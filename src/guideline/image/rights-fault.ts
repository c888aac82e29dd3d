import { fold } from '../text-lines.ts';

/**
 * Why a statement of rights is none: it says nothing (不明), it says that nobody
 * was asked (ネットから, 無断), that the answer is still open (申請中), or it
 * guesses (たぶん).
 */
export type RightsFault = 'says-nothing' | 'not-asked' | 'still-open' | 'guess';

export function rightsFault(rights: string): RightsFault | undefined {
  const text = fold(rights.normalize('NFKC')).trim();
  const bare = text.replace(/[\s、。,.()「」【】:;!・/-]/g, '');
  if (nothing.test(bare)) return 'says-nothing';
  if (stillOpen.test(text)) return 'still-open';
  if (refused.test(text)) return 'not-asked';
  if (guess.test(text)) return 'guess';
  if (granted.test(text) || own.test(text)) return undefined;
  if (taken.test(text)) return 'not-asked';
  return /^(?:著作権|ロイヤリティ)?フリー(?:の?(?:素材|画像|写真|イラスト))?$|^(?:無料|フリー)の?(?:素材|画像|写真|イラスト)(?:サイト|集)?(?:から|より|です)?$/.test(
    bare,
  )
    ? 'guess'
    : undefined;
}

/** Whether somebody who has the right is said to have given it. */
export function isGranted(rights: string): boolean {
  const text = fold(rights.normalize('NFKC'));
  return granted.test(text) && rightsFault(rights) === undefined;
}

const nothing =
  /^(?:[?？ーー〜~×xX]*|権利(?:関係)?は?(?:不明|なし)|不明|不詳|未確認|未定|なし|無し?|無い|特にな[しい]|ない|(?:分|わ)か(?:ら(?:ない|ず|ん)|りません)|知らない|要確認|確認(?:する|済み?)?|あり|有|有り|ok|同上|none|null|unknown|na|tbd|ネット|web|引用|転載|出典|参考|著作権|権利|画像|写真)$/i;

const asked = '(?:許[諾可]|承諾|了承|了解|同意|使用許可|掲載許可|連絡|確認|権利処理)';
const stillOpen = new RegExp(
  [
    `${asked}(?:[をはもがの])?(?:申請|依頼|確認|照会|取得|交渉|相談|お願い)?(?:中|待ち|予定|はこれから|を?これから|が?まだ|は後|未了)`,
    `${asked}[はをも]?(?:あと|後|のち)(?:で|ほど|から)`,
    '(?:あと|後)で(?:確認|許可|連絡|聞)|申請中|問い?合わ?せ中|返事(?:待ち|がまだ|はまだ)',
  ].join('|'),
);
const refused = new RegExp(
  [
    `${asked}(?:[をはもが])?(?:とくに|特に)?(?:な[しく](?!では)|無し|得て(?:い)?(?:な|ませ)|取って(?:い)?(?:な|ませ)|とって(?:い)?(?:な|ませ)|取(?:れ|り)て?(?:い)?(?:な|ませ)|受けて(?:い)?(?:な|ませ)|して(?:い)?(?:な|ませ)|せず|得ず|取らず|不要)`,
    '無許[可諾]|未(?:許可|許諾|承諾)|無断(?!転載|使用禁|複製)|勝手に|黙って|こっそり',
  ].join('|'),
);
const guess =
  /たぶん|多分|おそらく|恐らく|と思(?:う|い|わ)|思われ|はず(?:です|$|。)|かもしれ|らしい(?:です|$|。)|でしょう|だろう|大丈夫|問題な[しい]|前任者|(?:以前|前|昔)から(?:ある|使)|前に使|いつもの(?:画像|写真|素材)|覚えて(?:い)?(?:ない|ませ)|忘れ/;

/** Somebody who has the right gave it. */
const granted =
  /許[諾可]|承諾|了承|同意|ライセンス|licen[cs]e|CC[ -]?(?:BY|0)|パブリックドメイン|public domain|規約|契約|購入|有償|提供|委託|受託|寄贈|納品|著作権者|権利者|撮影者本人|いらすとや|(?:写真|イラスト|photo)\s?AC|PIXTA|Adobe|Shutterstock|Canva|地理院|オープンデータ/i;
/** The organisation's own pages, prints and staff. */
const own =
  /公式(?:サイト|ホームページ|HP|ページ)|(?:[道都府県市町村区庁課室局係部]|職員|広報(?:紙|誌)?)(?:が|の|で|にて|により|による)?(?:作成|撮影|制作|製作|作画|所有|所蔵|著作)/;
const taken = new RegExp(
  [
    '(?:インター)?ネット(?:上)?(?:から|で|の|より|に)|ウェブ(?:から|で|上)|web(?:から|で|上)|サイト(?:から|で|より)',
    '見つけ|あったので|使いました|ググ|(?:google|グーグル|yahoo|ヤフー|bing)(?:の)?(?:画像|で|検索|から)|画像検索|検索(?:して|で|から|結果|した)',
    '拾(?:い|っ|画)|ひろい|拝借|借用|パクリ|盗|コピペ|コピー(?:し|$)|保存し|流用|転載|切り?抜|孫引き',
    '(?:sns|twitter|ツイッター|ツイート|x|インスタ(?:グラム)?|instagram|facebook|フェイスブック|tiktok|ティックトック|pinterest|youtube|ユーチューブ|ブログ|まとめ|line|wikipedia|ウィキペディア|アニメ|映画|ドラマ)(?:から|で(?:見|拾|発見|話題)|に(?:あった|投稿|載|上が)|より|の(?:画像|写真|投稿|動画|スクショ|場面|一場面|ワンシーン|キャプチャ))',
    'スクリーンショット|スクショ|画面キャプチャ|(?:新聞|雑誌|書籍|本|漫画|テレビ|TV|番組)(?:の|を|から|で|紙面|記事|画面|映像)',
    '(?<!(?:広報|道政|県政|市政|町政|村政|会報|公式)[^、。]{0,10})(?:記事|紙面|放送|番組|映像)(?:から|より)',
    '(?:誰|だれ)か(?:の|が)|他人|第三者の|知らない人|他社の|よその',
  ].join('|'),
  'i',
);
