import { spokenWord } from '../../folding/spoken-digits.ts';
import type { CredentialKind, CredentialScene } from './kind.ts';
import { isAdvice } from './told.ts';

/** 0815, 3-8-1, 四七二九, イチゴーゼロナナ: what a lock is opened with. */
const code = `(?:[#＃*＊]?\\d(?:[-・→、,\\s]?\\d){2,7}[#＃*]?|[〇零一二三四五六七八九](?:[・、]?[〇零一二三四五六七八九]){2,7}|(?:${spokenWord}[・、]?){3,8})(?![\\d-]|[年月日時分円個台桁人名件回番丁条])`;
const gap = '[^\\n。\\d〇零一二三四五六七八九]';

/** キーボックスは4桁の「0815」で開きます; テンキーはイチゴーゼロナナ; ダイヤルは右に3-8-1. */
export const lockCode: CredentialKind = {
  hint: /キーボックス|ダイ[ヤア]ル|南京錠|[暗番]証?[錠号]|テンキー|錠|オートロック|ナンバーキー|鍵|金庫|扉|ドア|倉庫|シャッター|ゲート|通用口|裏口|車庫|書庫|物置|サーバー?室/,
  patterns: [
    new RegExp(
      `(?:キーボックス|ダイヤル錠|南京錠|暗証錠|番号錠|ナンバー錠|電子錠|ボタン錠|テンキー|オートロック|ナンバーキー|(?<![\\p{sc=Han}ァ-ヶー])ダイ[ヤア]ル)${gap}{0,14}?(?:\\d桁の?)?${gap}{0,6}?(?<secret>${code})`,
      'dgu',
    ),
    new RegExp(
      `(?:鍵|錠|金庫|扉|ドア|倉庫|ロッカー|シャッター|ゲート|通用口|裏口|玄関|門|車庫|書庫|物置|サーバー?室)${gap}{0,18}?(?:(?<![型品整電話理])番号|数字|暗証|コード|ナンバー|ダイ[ヤア]ル|\\d桁)${gap}{0,8}?(?<secret>${code})`,
      'dgu',
    ),
    new RegExp(`(?:^|[。、])\\s?番号は「?(?<secret>${code})`, 'dgu'),
    /(?:右|左)(?:回り|まわり)?[にへで]?\s?\d{1,2}(?:回|つ)?[でに]?「?[\dA-Z]{0,2}」?(?:[、,→・\s]|から){1,2}(?:右|左)(?:回り|まわり)?[にへで]?\s?\d{1,2}/dg,
  ],
  judge(match, scene) {
    const said = match.groups?.secret ?? match[0];
    if (isAdvice(scene) || !scene.nearby(locked) || isCall(said, scene)) return undefined;
    return { of: 'system', sure: true };
  },
};

const locked =
  /鍵|錠|扉|ドア|倉庫|金庫|キーボックス|ロッカー|シャッター|ゲート|入退?室|入館|裏口|通用口|玄関|車庫|書庫|物置|オートロック|サーバー?室|郵便受け|ポスト|開[きけ]/;

/** 188 and 0120-… are dialled, not turned. */
function isCall(said: string, { before, after }: CredentialScene): boolean {
  if (/^\s?(?:から|まで|[〜~])/.test(after)) return true;
  const digits = said.replace(/\D/g, '');
  if (/^0[1-9]\d{0,3}-?\d{1,4}-\d{3,4}/.test(said) || /^(?:110|11[89]|171|18[89])$/.test(digits))
    return true;
  return (
    /電話|TEL|ホットライン|相談|番号札|内線|#$/.test(before.slice(-12)) ||
    /^\s?(?:へ|まで)?お?電話/.test(after)
  );
}
