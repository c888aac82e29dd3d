import * as v from 'valibot';
import type { PlatformId } from '../../post/payload.ts';
import { publishingDefaults } from './defaults.ts';
import { officer } from './officer.ts';
import { prices, quietHours, windows } from './timing.ts';
import {
  branch,
  closed,
  described,
  expected,
  forgeUrl,
  integer,
  line,
  list,
  officialHost,
  origin,
  repository,
  slug,
  text,
  timeZone,
} from './values.ts';

const forge = closed({
  kind: described(v.literal('github'), 'リポジトリのある場所の種類。今は github だけ'),
  web: described(forgeUrl, 'ウェブとgitの基点。例 https://github.com'),
  api: described(forgeUrl, 'REST APIの基点。例 https://api.github.com'),
  repository: described(repository, 'このリポジトリ（所有者/名前）'),
  main_branch: described(
    branch,
    '公開の元になるブランチ。main だけ（規程は main を通じて見つけるため）',
  ),
});

const publishing = closed({
  latest_after_minutes: described(
    integer({ min: 1, max: 10_080 }, 'latest-after-minutes'),
    '投稿に latest_at がないとき、予定からこの分数を過ぎたら公開せず保留する',
  ),
  recheck_max_age_seconds: described(
    // Above a minute a pause would not count within one (docs/adr/0036).
    integer({ min: 1, max: 60 }, 'recheck-max-age-seconds'),
    '送信開始の時点で、停止・方針・承認の確認がこの秒数より古ければ確認し直す',
  ),
  settle_seconds: described(
    integer({ min: 1, max: 3600 }, 'settle-seconds'),
    '送信した処理が終わってからこの秒数がたつまで、投稿先にないことを「送られていない」とみなさない',
  ),
  lease_seconds: described(
    integer({ min: 30, max: 21_600 }, 'lease-seconds'),
    '1回の処理が1件の発信を受け持つ長さの上限（秒）',
  ),
  max_attempts: described(
    integer({ min: 1, max: 10 }, 'max-attempts'),
    '送られていないと確かめられたとき、やり直す回数の上限',
  ),
  look_ahead_hours: described(
    v.optional(integer({ min: 1, max: 24 }, 'look-ahead-hours'), publishingDefaults.lookAheadHours),
    `時計の仕事が、何時間先までの予定のために動き続けるか（初めは${publishingDefaults.lookAheadHours}）。長いほどGitHubの予約実行の遅れに強く、実行の分数がかかる`,
  ),
  deletion_spacing_seconds: v.optional(
    described(
      integer({ min: 0, max: 3600 }, 'deletion-spacing-seconds'),
      `同じアカウントの削除と削除のあいだに空ける秒数（初めは ${publishingDefaults.deletionSpacingSeconds}。Xは15分に50件まで）`,
    ),
  ),
  alarm_after_minutes: described(
    v.optional(
      integer({ min: 5, max: 1440 }, 'alarm-after-minutes'),
      publishingDefaults.alarmAfterMinutes,
    ),
    `予定からこの分数を過ぎても公開されていない投稿を、Issueで知らせる（初めは${publishingDefaults.alarmAfterMinutes}）`,
  ),
  remind_hours: described(
    v.optional(list(integer({ min: 1, max: 168 }, 'remind-hours'), { min: 0, max: 5 })),
    `公開日時の何時間前に、まだ承認されていないことを所属長に知らせるか（初めは${publishingDefaults.remindHours.join('と')}）。空なら知らせない`,
  ),
});

const pricesByPlatform = {
  x: v.optional(described(prices, 'Xの料金')),
  facebook: v.optional(described(prices, 'Facebookの料金')),
} satisfies Record<PlatformId, v.GenericSchema>;

const verifierKey = v.pipe(
  v.string(),
  v.regex(/^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{43}[A-Za-z0-9+/=]$/, expected('ledger-key')),
);

const replacedKey = closed({
  key: described(verifierKey, '前の検証鍵'),
  year: described(
    v.pipe(v.string(), v.regex(/^[0-9]{4}$/, expected('ledger-year'))),
    '鍵を替えたときの、記録の年度（4桁、引用符で囲む）',
  ),
  size: described(
    integer({ min: 1, max: 1_000_000_000 }, 'ledger-size'),
    '前の鍵で署名した最後の記録までの件数',
  ),
  last: described(
    v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, expected('ledger-last'))),
    'その最後の記録のSHA-256',
  ),
});

const ledgerKey = closed({
  log: described(slug, '発信記録の名前（organisation または公式アカウントのID）'),
  key: described(
    verifierKey,
    '照合用署名の検証鍵（名前+8桁の16進数+base64）。公開してよい鍵だけを書く',
  ),
  replaced: v.optional(
    described(
      list(replacedKey, { min: 1, max: 50 }),
      '前に使っていた鍵、古い順。koho keygen --replace が表示するとおりに書き、消さない',
    ),
  ),
});

/** `koho.yml` */
export const organisationSchema = closed({
  organisation: described(closed({ name: described(line, '団体の名称') }), 'この方針を使う団体'),
  time_zone: described(timeZone, '日時と任期を読むタイムゾーン。例 Asia/Tokyo'),
  locale: described(v.picklist(['ja', 'en']), '利用者に見せる言語'),
  official_hosts: described(
    list(officialHost, { min: 1, max: 200 }),
    '団体の公式サイトのホスト名。*. を前に付けると配下のすべてを含む',
  ),
  forge: described(forge, 'リポジトリのある場所。環境変数では変えられない'),
  public_drafts: v.optional(
    described(
      closed({ reason: described(text, '下書きを公開してよい理由') }),
      '公開リポジトリで使うときだけ書く。承認前の下書きが誰にでも見えてよい理由',
    ),
  ),
  publishing: described(publishing, '公開の制限'),
  windows: v.optional(
    described(
      windows,
      '公開を控える期間（選挙、服喪、災害など）。終わったものは残しても消してもよい',
    ),
  ),
  quiet_hours: v.optional(described(quietHours, '毎日、公開しない時間帯。終わるまで待たせる')),
  prices: v.optional(
    described(closed(pricesByPlatform), '投稿先の料金。書かなければ koho の知る料金で計算する'),
  ),
  ledger: described(
    closed({
      origin: described(origin, '発信記録の名前の前半。例 pref.example.jp/koho'),
      fiscal_year_starts_in_month: described(
        integer({ min: 1, max: 12 }, 'month'),
        '年度の始まる月。日本の自治体は 4',
      ),
      keys: described(
        list(ledgerKey, { min: 0, max: 500 }),
        '照合用署名の検証鍵。空なら発信記録に署名は付かない',
      ),
    }),
    '発信記録の設定',
  ),
  operators: described(
    list(officer, { min: 1, max: 50 }),
    '運用担当者。方針の変更を承認し、一時停止を解除できる',
  ),
  retention: described(
    closed({
      evidence_months: described(
        integer({ min: 1, max: 1200 }, 'evidence-months'),
        '根拠資料を残す月数',
      ),
    }),
    '保存期間',
  ),
});
