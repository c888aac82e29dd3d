import { type CredentialKind, type CredentialScene, isHidden, isMixed } from './kind.ts';
import { opening, strong, weak } from './labels.ts';
import { isAdvice, isPublicWifi } from './told.ts';

const inQuotes = '[「『"](?<secret>[!-~]{4,40})[」』"]';
/** Letters and digits in one word, as no other word of a post is written. */
const mixed =
  '(?<![!-9;<>-~])(?<secret>(?=[!-~]{0,20}\\d)(?=[!-~]{0,20}[A-Za-z])[!-~]{6,40})(?![!-~])';
const kanji = '[〇零一二三四五六七八九]';
const digits = `(?<secret>[#＃*＊]?(?:\\d(?:[-\\s]?\\d){3,7}[#＃*＊]?|${kanji}(?:[・、]?${kanji}){3,7}))(?![\\d年月日件人円:時分桁文字個台番号種-])`;
const label = `(?:${strong}|${weak}|${opening})`;

/** 「仮PWは全社共通で『…』」: the label, and further on in the sentence the value. */
export const apart: CredentialKind = {
  hint: /パス|言葉|暗証|PIN|PUK|p\.?w|pass|コード|キー|鍵|解除|番号|数字|ロック/i,
  patterns: [
    new RegExp(`${label}[^「『。\\n]{0,24}?${inQuotes}`, 'dgiu'),
    new RegExp(`${inQuotes}[がは][^。\\n「]{0,20}(?:${strong}|PW|合い?言葉)(?:です|。|$)`, 'dgiu'),
    new RegExp(`${label}[^「『。\\n!-~]{1,24}?\\s?${mixed}`, 'dgiu'),
    new RegExp(
      `(?:${strong}|${opening}|(?<![a-z])PIN\\d?)[はが:、\\s「『(]{0,3}[^。\\n\\d「」、!-~〇零一二三四五六七八九]{0,8}${digits}`,
      'dgiu',
    ),
  ],
  judge: ({ groups: { secret = '' } = {} }, scene) =>
    isValue(secret) && !isAdvice(scene) && !looksLikeName(secret) && !offer.test(scene.before)
      ? found(scene)
      : undefined,
};

/** 「全員『…』で入れます」「Hk2026と入力」: no label, but what it opens is spoken of nearby. */
export const entered: CredentialKind = {
  hint: /入[れりるっ力室館]|ログイン|サインイン|開[きけくい]|つなが|接続|解[除錠]|打[ちっ]|押[しす]|あ[きけ]ます|上が/,
  patterns: [
    new RegExp(
      `(?:${inQuotes}|${mixed})\\s?[でとを][^。\\n]{0,8}(?:入れ|入り|入っ|入力|ログイン|サインイン|開[きけくい]|つなが|接続|解除|解錠|打[ちっ]|押[しす]|上が)`,
      'dgu',
    ),
    /(?<![\d-])(?<secret>\d{3,8}[#＃*]?)\s?(?:番?で|[をと]押|[をと]入力|[をと]打|に合わせ)[^。\n]{0,8}(?:開[きけくい]|解[除錠]|あ[きけ]|入れ|入室|ください|下さい|ＯＫ|OK|。|$)/dg,
  ],
  judge({ groups: { secret = '' } = {} }, scene) {
    const opens = /^[\d#＃*＊]+$/.test(secret) ? lock : access;
    if (!isValue(secret) || !scene.nearby(opens) || scene.nearby(offer)) return undefined;
    return isAdvice(scene) || looksLikeName(secret) ? undefined : found(scene);
  },
};

const lock =
  /鍵|錠|キーボックス|テンキー|ダイ[ヤア]ル|金庫|オートロック|暗証|シャッター|入退室|ゲート|管理(?:メニュー|画面)|メンテナンスモード|職員用|警備|ロック/;
const access =
  /パスワード|パスコード|(?<![A-Za-z])PW|暗証|ログイン|Wi-?Fi|SSID|職員用|管理画面|管理者|庁内|サーバ|VPN|入退室|入館|ゲート|鍵|錠|テンキー|金庫|業務システム|共有フォルダ|クラウド|アカウント|開くとき|解凍|ZIP|限定/i;
/** What anybody is to type: a voucher, a search, a hashtag. */
const offer = /クーポン|割引|検索|キャンペーン|プレゼント|応募|ハッシュタグ|クイズに|友だち追加/;

function looksLikeName(secret: string): boolean {
  return /^(?:https?:|www\.|@|#)|@[a-z\d-]+\.|\.(?:jp|com|pdf|html|xlsx?|docx?|png|jpe?g)\b|^[A-Z]{1,4}-?\d{1,4}$|^T\d{13}/i.test(
    secret,
  );
}

function isValue(secret: string): boolean {
  if (isHidden(secret)) return false;
  return (
    isMixed(secret) ||
    /^[#＃*＊]?[\d〇零一二三四五六七八九](?:[-\s・、]?[\d〇零一二三四五六七八九]){2,7}[#＃*＊]?$/.test(
      secret,
    )
  );
}

function found(scene: CredentialScene): { readonly of: 'system'; readonly sure: boolean } {
  return { of: 'system', sure: !isPublicWifi(scene) };
}
