import { type CredentialKind, isHidden, isMixed } from './kind.ts';
import { isAdvice } from './told.ts';

const join = '\\s{0,3}(?:[:=→|/]|は|が|\\s)\\s{0,3}[「『"\'(]?';
const value = '[!-&*-~]';

/** Keys of services, told by their names. */
export const serviceKey: CredentialKind = {
  hint: /API|キー|シークレット|ライセンス|シリアル|トークン|secret|token|bearer|key|秘密鍵/i,
  patterns: [
    new RegExp(
      '(?:API[\\s_-]?(?:key|キー)|アクセスキー(?:ID)?|シークレット(?:キー)?|(?:client|consumer|app)[\\s_-]?(?:secret|key)|secret[\\s_-]?(?:access[\\s_-]?)?key|' +
        `(?:アクセス|認証)?トークン|access[\\s_-]?token|bearer|秘密鍵|認証キー|ライセンスキー|プロダクトキー|シリアルキー|ストリームキー|配信キー|共有キー|暗号キー|(?:Wi-?Fi|SSID|無線LAN)[^\\n]{0,24}(?:キー|key))${join}(?!https?:)(?<secret>${value}{8,})`,
      'dgi',
    ),
    // ABCDE-12345-FGHIJ: of a product, and of nothing else that has such groups.
    /(?:キー|ライセンス|シリアル|プロダクト)[^\n。!-~]{0,12}[:「\s]?(?<secret>(?:[A-Z0-9]{4,6}-){2,5}[A-Z0-9]{4,6})(?![A-Z0-9-])/dg,
  ],
  judge: ({ groups: { secret = '' } = {} }, scene) =>
    isMixed(secret, 8) && !isAdvice(scene) ? { of: 'system', sure: true } : undefined,
};

/** The name to sign in with, where its password stands beside it; ids and passcodes of meetings. */
export const loginName: CredentialKind = {
  hint: /ID|ＩＤ|アカウント|ユーザ|login|user/i,
  patterns: [
    new RegExp(
      `(?<![A-Za-z])(?<label>(?:ログイン|ユーザー?|管理者?|会議室?|ミーティング|ウェビナー|meeting|webinar|login|user)?\\s?(?:ID|ユーザー?名|アカウント名?|username))${join}(?!https?:)(?<secret>\\d{3}[\\s-]\\d{3,4}[\\s-]\\d{3,4}|${value}{3,40})`,
      'dgi',
    ),
  ],
  judge({ groups: { label = '', secret = '' } = {} }, scene) {
    if (isHidden(secret) || isAdvice(scene)) return undefined;
    const withPassword = scene.nearby(
      /(?:パス(?:ワード|コード)|暗証番号|PW|pass(?:word|code)?|pwd)\s?(?:\([^)\n]{0,16}\))?\s?(?:[:=→|/]|は|が|[「\s])/i,
    );
    if (
      /会議|ミーティング|ウェビナー|meeting|webinar/i.test(label) ||
      /^\d{3}[\s-]\d{3,4}[\s-]\d{3,4}$/.test(secret)
    ) {
      return /^\d[\d\s-]{7,}/.test(secret) ? { of: 'meeting', sure: withPassword } : undefined;
    }
    return withPassword && scene.nearby(opens) && /^[!-~]*[A-Za-z0-9][!-~]*$/.test(secret)
      ? { of: 'system', sure: true }
      : undefined;
  },
};

/** Where a password is really told, not only spoken of. */
const opens = /(?:パス(?:ワード|コード)|暗証番号|PW|pass(?:word|code)?|pwd)[^\n]{0,20}[!-~]{4}/i;

/** `root / Passw0rd でログイン`, and addresses inside the organisation's own net. */
export const signIn: CredentialKind = {
  hint: /root|admin|ログイン|認証情報|アカウント情報|\d\.\d{1,3}\.\d|(?<![!-9;<>-~])[A-Za-z][\w.@-]{2,39}\s?[/|]\s?[!-.0-~]{6}/i,
  patterns: [
    /(?:ログイン|サインイン|認証|アカウント)情報?[:\s]{1,3}[\w.@-]{2,40}\s?[/|,、]\s?(?<secret>[!-~]{6,40})/dg,
    /(?<![\w.@/-])(?:root|admin(?:istrator)?|sysadmin)\s?[/:,、]\s?(?<secret>[!-.0-~]{6,40})/dgi,
    // koho.hokkai / nekoINU22 で開きます
    /(?<![!-9;<>-~])[A-Za-z][\w.@-]{2,39}\s?[/|]\s?(?<secret>[!-.0-~]{6,40})(?![!-~])/dg,
    /(?<![\d.])(?:10|127|172|192)(?:\.\d{1,3}){3}(?![\d.])/dg,
  ],
  judge: ({ 0: text, groups: { secret } = {} }, { nearby }) => {
    if (
      !nearby(
        /ログイン|サインイン|管理画面|接続|SSH|RDP|リモート|サーバ|VPN|ルーター|login|アカウント|入れない|入れます|で見られ|閲覧|で開[きけ]|で入[りれ]|初期値|編集画面|検証|台帳/i,
      )
    )
      return undefined;
    if (secret !== undefined) return isMixed(secret) ? { of: 'system', sure: true } : undefined;
    return /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(text)
      ? { of: 'system', sure: false }
      : undefined;
  },
};

/** 「PWは課の内線番号」: said in words, and as good as told. */
export const described: CredentialKind = {
  hint: /パスワード|暗証|PW/i,
  patterns: [
    /(?:パスワード|パスコード|暗証番号|(?<![A-Za-z])PW)[はが=]\s?(?<secret>[^。\n」]{0,18}(?:町名|ローマ字|内線|誕生日|生年月日|電話番号|職員番号|社員番号|郵便番号|課名|部署名|IDと同じ|下\d[桁けケ]))/dgi,
    /(?<secret>[^。\n、]{2,20}[+＋][^。\n、]{1,10})\s?が(?:パスワード|パスコード|暗証番号|PW)です/dg,
  ],
  judge: (_, scene) =>
    isAdvice(scene) || /避け|使わ|やめ|禁止|推測|類推|以外/.test(scene.after)
      ? undefined
      : { of: 'system', sure: false },
};

/** 秘密の質問 and what it is answered with. */
export const secretQuestion: CredentialKind = {
  hint: /秘密の/,
  patterns: [
    /秘密の(?:質問[^。\n]{0,40}?(?:答え|回答)|答え|合言葉)\s?(?:は|が|[:=→])\s?[「『]?(?<secret>[^\s「」『』。、:=→はが]{2,20})/dg,
  ],
  judge: (_, scene) =>
    isAdvice(scene) || /推測|類推|忘れ|設定|変更/.test(scene.before + scene.after)
      ? undefined
      : { of: 'system', sure: false },
};
