import type { Message } from '../../post/message.ts';
import { lengths } from './lengths.ts';

/**
 * What a value should have been, by the key that the schemas give as their
 * message. One table, so that the same mistake is explained in the same words.
 */
export const expectations = {
  line: {
    ja: `空でない1行の文字列（制御文字なし、${lengths.line}字まで）`,
    en: `one line of text that is not empty (no control characters, up to ${lengths.line})`,
  },
  text: {
    ja: `空でない文章（制御文字なし、${lengths.text.toLocaleString('en-US')}字まで）`,
    en: `text that is not empty (no control characters, up to ${lengths.text.toLocaleString('en-US')})`,
  },
  slug: {
    ja: `半角の英小文字で始まり、英小文字・数字・ハイフンだけのID（${lengths.slug}字まで）`,
    en: `an id that begins with a lower-case letter and holds only a-z, 0-9 and hyphens (up to ${lengths.slug})`,
  },
  'clause-id': {
    ja: '項目のID（例 HSM-4-7-1、EXT-ALT）',
    en: 'a clause id (such as HSM-4-7-1 or EXT-ALT)',
  },
  date: {
    ja: '実在する日付（例 2026-04-01、半角）',
    en: 'a real date (such as 2026-04-01)',
  },
  'local-time': {
    ja: '「年-月-日 時:分」の日時（例 2027-04-02 00:00、半角）',
    en: 'a local date and time (such as 2027-04-02 00:00)',
  },
  'time-of-day': {
    ja: '「時:分」の時刻（例 "07:00"、00:00から23:59まで、半角）',
    en: 'a time of day (such as "07:00", from 00:00 to 23:59)',
  },
  usd: {
    ja: '米ドルの金額（例 20 や 0.015、小数は6桁まで、上限あり）',
    en: 'an amount in US dollars (such as 20 or 0.015, up to six decimals, within reason)',
  },
  'budget-posts': {
    ja: '1から10000までの整数（件）',
    en: 'a whole number of posts from 1 to 10000',
  },
  'schedule-hours-ahead': {
    ja: '1から24までの整数（時間）',
    en: 'a whole number of hours from 1 to 24',
  },
  'spacing-minutes': {
    ja: '1から1440（1日）までの整数（分）',
    en: 'a whole number of minutes from 1 to 1440 (a day)',
  },
  'time-zone': {
    ja: '実在するタイムゾーン名（例 Asia/Tokyo）',
    en: 'a time zone that exists (such as Asia/Tokyo)',
  },
  login: {
    ja: `GitHubのログイン名（@なし、半角英数字とハイフン、${lengths.login}字まで）`,
    en: `a GitHub login (without @, letters, digits and hyphens, up to ${lengths.login})`,
  },
  'user-id': {
    ja: 'GitHubの利用者番号（1以上の整数）',
    en: 'the numeric id of a GitHub user (a whole number from 1)',
  },
  host: {
    ja: '団体のホスト名（例 www.pref.hokkaido.lg.jp、配下すべては *. を前に。lg.jp のような共有の名前は不可）',
    en: 'a host of the organisation (such as www.pref.hokkaido.lg.jp; *. in front for all below it; no shared suffix such as lg.jp)',
  },
  'https-url': {
    ja: 'https:// で始まるURL（利用者名やパスワードを含まない）',
    en: 'a URL that begins with https:// (without user name or password)',
  },
  'forge-url': {
    ja: 'https:// で始まるURL（http:// は 127.0.0.1・[::1]・localhost だけ。末尾の / や ? は不要）',
    en: 'a URL that begins with https:// (http:// only for 127.0.0.1, [::1], localhost; no trailing slash, no query)',
  },
  repository: {
    ja: 'リポジトリ名（所有者/名前）',
    en: 'a repository (owner/name)',
  },
  branch: {
    ja: 'main（ほかの名前のブランチは使えません）',
    en: 'main (no other branch can be used)',
  },
  mail: {
    ja: 'メールアドレス（例 koho@example.lg.jp）',
    en: 'a mail address (such as koho@example.lg.jp)',
  },
  'remote-id': {
    ja: `投稿先が付けた番号（数字だけ、${lengths.remoteId}桁まで、引用符で囲む）`,
    en: `the platform's own number (digits only, up to ${lengths.remoteId}, in quotes)`,
  },
  origin: {
    ja: '発信記録の名前（例 pref.example.jp/koho。https:// や + や空白は不可）',
    en: 'the name of the record (such as pref.example.jp/koho; no https://, plus sign or space)',
  },
  'ledger-key': {
    ja: '検証鍵（名前+8桁の16進数+base64のEd25519公開鍵。秘密鍵は書かない）',
    en: 'a verifier key (name+8 hex digits+base64 of an Ed25519 public key; never the private key)',
  },
  'ledger-year': {
    ja: '記録の年度（4桁、引用符で囲む。例 "2026"）',
    en: 'the fiscal year of the log (four digits, in quotes: "2026")',
  },
  'ledger-size': {
    ja: '1以上の整数（記録の件数）',
    en: 'a whole number of records from 1',
  },
  'ledger-last': {
    ja: '記録のSHA-256（小文字の16進数64桁）',
    en: 'the SHA-256 of a record (64 hex digits, lower case)',
  },
  'class-reference': {
    ja: 'クラスの名前（同じ辞書なら groups、ほかの辞書なら insults/persons の形）',
    en: 'the name of a class (groups, or insults/persons of another dictionary)',
  },
  within: { ja: '0から200までの整数（字数）', en: 'a whole number of letters from 0 to 200' },
  month: { ja: '1から12までの整数', en: 'a whole number from 1 to 12' },
  'latest-after-minutes': {
    ja: '1から10080（7日）までの整数（分）',
    en: 'a whole number of minutes from 1 to 10080 (7 days)',
  },
  'recheck-max-age-seconds': {
    ja: '1から60までの整数（秒。停止は1分以内に効きます）',
    en: 'a whole number of seconds from 1 to 60 (a pause counts within a minute)',
  },
  'settle-seconds': {
    ja: '1から3600までの整数（秒）',
    en: 'a whole number of seconds from 1 to 3600',
  },
  'lease-seconds': {
    ja: '30から21600（6時間）までの整数（秒）',
    en: 'a whole number of seconds from 30 to 21600 (6 hours)',
  },
  'max-attempts': { ja: '1から10までの整数', en: 'a whole number from 1 to 10' },
  'look-ahead-hours': {
    ja: '1から24までの整数（時間）',
    en: 'a whole number of hours from 1 to 24',
  },
  'deletion-spacing-seconds': {
    ja: '0から3600までの整数（秒）',
    en: 'a whole number of seconds from 0 to 3600',
  },
  'alarm-after-minutes': {
    ja: '5から1440（1日）までの整数（分）',
    en: 'a whole number of minutes from 5 to 1440 (a day)',
  },
  'remind-hours': {
    ja: '1から168（7日）までの整数（時間）',
    en: 'a whole number of hours from 1 to 168 (7 days)',
  },
  'evidence-months': {
    ja: '1から1200までの整数（月）',
    en: 'a whole number of months from 1 to 1200',
  },
  'at-least-one': { ja: '1つ以上の並び', en: 'at least one entry' },
  'not-so-many': { ja: '上限までの数の並び', en: 'a shorter list' },
  'waivable-by': {
    ja: '[head] か [head, deputy]',
    en: '[head] or [head, deputy]',
  },
  'answers-can-proceed': {
    ja: '「proceed」を1つ以上含み、同じ文のない答えの並び',
    en: 'answers of which at least one proceeds and none appears twice',
  },
} as const satisfies Record<string, Message>;

export type Expectation = keyof typeof expectations;
