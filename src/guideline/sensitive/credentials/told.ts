import { type CredentialKind, type CredentialScene, isHidden, isMixed } from './kind.ts';
import { strong, weak } from './labels.ts';

const note = '(?:\\s?\\([^)\\n]{0,16}\\)|欄|情報)?';
const join =
  '(?:\\s{0,3}(?:(?<plain>[:=→⇒|/]|(?=[「『"\']))\\s{0,3}|(?<said>は|が|も|を|\\s)[、,:]?\\s{0,3})[「『"\'(【]?|[、,]?(?=\\d{4,8}(?!\\d))|(?=\\d{4}))';

/**
 * Credentials in sentences: パスワード：…, PWは…です, 暗証番号 4821. A value that
 * merely follows a は is sure only where it is mixed as a real one would be, and
 * advice on passwords (「password」のままにしない) is none.
 */
export const told: CredentialKind = {
  hint: /パス|言葉|暗証|PIN|p[\s.]?a?[\s.]?[sw]|キーボックス|[錠除]番号|コード|ロック|金庫|キー/i,
  patterns: [
    new RegExp(`(?:${strong})${note}${join}(?!https?:)(?<secret>[!-&*-~]{4,})`, 'dgiu'),
    new RegExp(`(?<weak>${weak})${note}${join}(?!https?:)(?<secret>[!-&*-~]{4,})`, 'dgiu'),
    new RegExp(
      `(?:${strong})${note}${join}(?<secret>(?<=[「『"'])[^」』"'\\n]{4,30})(?=[」』"'])`,
      'dgiu',
    ),
  ],
  judge(match, scene) {
    const { groups: { secret = '', said, weak: vague } = {}, 0: text } = match;
    const isDigits = /^\d[\d-]{2,}\d$/.test(secret);
    if (isHidden(secret) || isMeasure(secret, scene) || isAdvice(scene)) return undefined;
    if (said?.trim() === '' && !/\d/.test(secret)) return undefined;
    if (!/^[!-~]+$/.test(secret) && !/[\dA-Za-z]/.test(secret)) return undefined;
    if (vague !== undefined && !(isMixed(secret) || (/PIN/i.test(vague) && isDigits)))
      return undefined;
    const isNumberCode = isDigits && /暗証|PIN|番号|コード|code/i.test(text);
    const of = isMeeting(text, scene) ? 'meeting' : 'system';
    const isCode = isNumberCode && (said?.trim() !== '' || of === 'meeting');
    const sure = said === undefined || isMixed(secret) || isCode;
    return { of, sure: sure && !isPublicWifi(scene) };
  },
};

/** 「8-16文字」「2026年」「1,000円」 */
function isMeasure(secret: string, { after }: CredentialScene): boolean {
  const unit =
    /^\s?(?:文字|字|桁|ケタ|けた|回|個|種|以上|以内|以下|未満|人|名|分|日|月|年|円|枚|つ|か所)/;
  return (
    (/\d$/.test(secret) && unit.test(after)) || /^[\d,.:/~〜-]*[,/:][\d,.:/~〜-]*$/.test(secret)
  );
}

/** Advice quotes bad passwords; whoever tells a real one does not speak so. */
export function isAdvice({ before, after }: CredentialScene): boolean {
  return (
    bad.test(after) ||
    /(?:例えば|たとえば|例[：:)）]|悪い例|NG例|記入例|入力例)[^。]{0,24}$/.test(before) ||
    /(?:弱い|危ない|危険な|簡単な|ありがちな|よくある|よく使われ|推測され|ワースト|ランキング|第?[1１一]位|漏れた(?=パス)|流出した(?=パス))[^。]{0,24}$/.test(
      before,
    )
  );
}

const bad =
  /^[^。\n]{0,20}(?:など(?!は|で案内)|を教えて|手口|という(?:メッセージ|メール|電話|SMS)|のような|のように|といった|とか|のまま(?!変え|運用|使って(?:い)?ます|で?す|です|にして(?:い|あ)ります)|を?避け|は?やめ|使わない|使用しない|使い回|推測|類推|危険|脆弱|単純|分かりやす|わかりやす|ではなく|ではいけ|にしない|はNG|は×|設定しない|(?:に|を?使って?|使い回)(?:設定)?(?:して)?(?:い)?ませんか|定番|破られ)|^[や、]\s?[「『"]/;

function isMeeting(label: string, { nearby }: CredentialScene): boolean {
  return (
    /パス(?:コード|ワード)|pass|PW|PIN/i.test(label) &&
    nearby(
      /Zoom|ズーム|Teams|チームズ|Webex|Google\s?Meet|ミーティング|ウェビナー|(?:Web|ウェブ|オンライン|リモート)(?:会議|説明会|研修|セミナー|講座)|会議ID|ビデオ会議/i,
    )
  );
}

/** What hangs on the wall of a visitors' room is no secret, but need not be posted to the world: a person says. */
export function isPublicWifi({ nearby }: CredentialScene): boolean {
  return (
    nearby(/Wi-?Fi|SSID|無線LAN|ワイファイ/i) &&
    nearby(
      /無料|フリー|free|来場|来館|来庁|利用者|参加者|どなた|ゲスト|guest|会場|公衆|お客|観光/i,
    ) &&
    !nearby(/庁内|職員|業務用|内部|執務|係員|スタッフ/)
  );
}
