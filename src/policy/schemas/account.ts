import * as v from 'valibot';
import { platforms } from '../../post/payload.ts';
import { budget } from './timing.ts';
import {
  closed,
  described,
  httpsUrl,
  integer,
  line,
  list,
  localDate,
  mail,
  remoteId,
  slug,
  text,
} from './values.ts';

const usagePolicy = closed({
  purpose: described(text, '情報発信を行う目的'),
  kind: described(text, '利用するソーシャルメディアの種類'),
  content: described(text, '情報発信の内容'),
  procedure: described(text, '記事投稿の手続き（所属長の了承等）'),
  security: described(text, 'セキュリティ対策（ID・パスワードの管理等）。公表しない'),
  replies: described(text, '意見や問い合わせ等への対応方法'),
});

const security = closed({
  mfa: described(v.boolean(), '多要素認証を使っているか'),
  custodians: described(
    list(line, { min: 1, max: 20 }),
    '管理者の職名または氏名。パスワードや鍵は決して書かない',
  ),
  rotated_on: described(localDate, 'パスワードや鍵を最後に変えた日'),
});

/** `accounts/<id>.yml` */
export const accountSchema = closed({
  id: described(slug, '公式アカウントのID。ファイル名と同じ'),
  platform: described(v.picklist(platforms), '投稿先の種類'),
  name: described(line, '公式アカウントの名称'),
  handle: described(line, '利用者に見える名前。例 @example、ページ名'),
  remote_id: described(remoteId, '投稿先が付けた番号。数字を引用符で囲む'),
  department: described(slug, '管理する所属（departments.yml のキー）'),
  usable_by: described(
    v.optional(list(slug, { min: 0, max: 200 }), []),
    'このアカウントで投稿できる所属。管理する所属は書かなくても含まれる',
  ),
  status: described(v.picklist(['approved', 'closed']), '承認済みは approved、閉鎖後は closed'),
  official_page: described(httpsUrl, 'このアカウントを公表している公式サイトのページ'),
  profile_shows: described(line, 'プロフィールのどこに公式ページのURLがあるか'),
  contact_mail: described(mail, '所属の共通メールアドレス。公表しない'),
  opened_on: described(localDate, '開設した日'),
  closed_on: v.optional(described(localDate, '閉鎖した日（status が closed のときだけ）')),
  use_case: described(
    v.literal('public-relations'),
    '使いみち。koho が公開するのは広報（public-relations）だけ',
  ),
  usage_policy: described(usagePolicy, '利用方針の6項目（ガイドライン3(6)）'),
  security: described(security, 'セキュリティ対策の記録（ガイドライン3(5)）'),
  spacing_minutes: v.optional(
    described(
      integer({ min: 1, max: 1440 }, 'spacing-minutes'),
      'このアカウントの投稿と投稿の間を、少なくともこの分数あける',
    ),
  ),
  budget: v.optional(
    described(budget, 'このアカウントの件数と費用の上限。超える投稿は待つか保留になる'),
  ),
  two_phase: v.optional(
    described(v.boolean(), 'Facebookで非公開の下書きを作ってから公開する（既定は true）'),
  ),
  scheduling: v.optional(
    described(
      v.picklist(['koho', 'platform']),
      '公開日時にだれが公開するか。koho（初めの値）か、Facebookの予約投稿（platform）',
    ),
  ),
  schedule_hours_ahead: v.optional(
    described(
      integer({ min: 1, max: 24 }, 'schedule-hours-ahead'),
      '公開の何時間前にFacebookに予約するか（scheduling が platform のときだけ）。初めは koho.yml の look_ahead_hours で、それより前には予約しない',
    ),
  ),
  corrections: v.optional(
    described(
      v.picklist(['new-post', 'edit']),
      '訂正のしかた。新しい投稿を出す new-post（初めの値）か、公開中の投稿の文をその場で置き換える edit（Facebookだけ）',
    ),
  ),
});
