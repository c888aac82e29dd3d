import * as v from 'valibot';
import { parseUsd } from '../../post/timing/money.ts';
import {
  bilingual,
  closed,
  described,
  expected,
  integer,
  list,
  localDate,
  slug,
} from './values.ts';

/** Read with the organisation's zone by `checks/timing.ts`, which says what is wrong with it. */
const localTime = v.pipe(
  v.string(),
  v.regex(/^20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$/, expected('local-time')),
);

const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, expected('time-of-day')),
);

/** Dollars as people write them; what is counted are the digits as written. */
function usd(max: number) {
  return v.pipe(
    v.number(),
    v.minValue(0, expected('usd')),
    v.maxValue(max, expected('usd')),
    v.check((amount) => parseUsd(String(amount)) !== undefined, expected('usd')),
  );
}

const exempt = described(
  v.optional(
    closed({
      accounts: described(
        v.optional(list(slug, { min: 0, max: 500 }), []),
        '対象にしない公式アカウント',
      ),
      departments: described(
        v.optional(list(slug, { min: 0, max: 500 }), []),
        '対象にしない所属（防災など）。その所属の投稿は公開する',
      ),
    }),
    { accounts: [], departments: [] },
  ),
  '対象にしないもの',
);

/** `windows` of `koho.yml` */
export const windows = list(
  closed({
    id: described(slug, 'この期間の名前。記録と通知に出る'),
    from: described(localTime, '始まりの日時。例 2027-04-02 00:00'),
    to: described(localTime, '終わりの日時。この時から公開できる'),
    reason: described(bilingual, '理由。職員に示す'),
    effect: described(
      v.picklist(['hold', 'wait']),
      '期間の中に予定された投稿を、hold は保留にする（人が決め直す）、wait は終わるまで待たせる',
    ),
    accounts: v.optional(
      described(list(slug, { min: 1, max: 500 }), '対象の公式アカウント。書かなければすべて'),
    ),
    exempt,
  }),
  { min: 0, max: 200 },
);

/** `quiet_hours` of `koho.yml` */
export const quietHours = closed({
  from: described(timeOfDay, '始まりの時刻。例 22:00'),
  to: described(timeOfDay, '終わりの時刻。この時から公開する。例 07:00'),
  exempt,
});

/** `budget` of an account */
export const budget = closed({
  posts_per_day: v.optional(
    described(integer({ min: 1, max: 10_000 }, 'budget-posts'), '1日の件数の上限'),
  ),
  posts_per_month: v.optional(
    described(integer({ min: 1, max: 10_000 }, 'budget-posts'), '1か月の件数の上限'),
  ),
  usd_per_day: v.optional(described(usd(1_000_000), '1日の費用の上限（米ドル）。例 2')),
  usd_per_month: v.optional(described(usd(1_000_000), '1か月の費用の上限（米ドル）。例 20')),
});

/** `prices` of a platform in `koho.yml` */
export const prices = closed({
  as_of: described(localDate, 'この料金を確かめた日'),
  post: described(usd(1_000), '投稿1件の料金（米ドル）。例 0.015'),
  post_with_url: described(usd(1_000), 'URLのある投稿1件の料金（米ドル）'),
  alt_text: described(usd(1_000), '画像の説明文1枚の料金（米ドル）'),
});
