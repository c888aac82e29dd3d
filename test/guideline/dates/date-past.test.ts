import { describe, expect, it } from 'vitest';
import { datePast } from '../../../src/guideline/rules/date-past.ts';
import { dateToday } from '../../../src/guideline/rules/date-today.ts';
import { spots } from './spots.ts';

/** Published on Tuesday, 1 December 2026. */
describe('an invitation to what is past', () => {
  it.each([
    ...[
      '11月22日(日)14時からの子育て講演会、申込みは前日の夕方まで受け付けています。お早めに！',
      '【残席わずか】11月28日（土）の親子教室',
    ],
    ...[
      '11月20日（金）に、防災講座を開催します。ぜひご参加ください。',
      '11月27日（金）まで参加者を募集しています。',
      '締切：11月25日（水）\n参加者を募集します。',
    ],
    ...[
      '日時：11月20日（金）10時～\n場所：役場\n申込みは電話で受け付けます。',
      '申込期限　11月27日（金）必着',
      '11/27(金)締切！モニター募集',
      '十一月二十日に講演会を行います。',
    ],
    ...[
      '令和7年12月8日に開催します。',
      '11月20日（金）〜22日（日）に開催します。',
      '11月30日（月）までにお申し込みください。',
      '応募は11月20日17時まで受け付けます。',
      '期日 R8.11.20\nお待ちしています。',
    ],
    ...[
      '募集期間：11月1日～11月20日です。ご応募ください。',
      '11月20日（金）、雪まつりが始まります。',
    ],
  ])('%s', (body) => {
    const found = spots(datePast, body);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^warn .*公開する日（12月1日）より前です/);
  });

  it('counts from the day of publication, not from today', () => {
    const body = '12月8日（火）に開催します。';
    expect(spots(datePast, body, { publishAt: '2026-12-10 10:00' })).toHaveLength(1);
    expect(spots(datePast, body, { publishAt: '2026-12-08 07:00' })).toEqual([]);
    expect(
      spots(datePast, body, { publishAt: undefined, now: '2026-12-09T09:00:00+09:00' })[0],
    ).toContain('今日（12月9日）');
  });
});

describe('what tells of the past, or of what is ahead, passes', () => {
  it.each([
    ...[
      '11月20日（金）公表の計画案へのご意見を募集します。',
      '11月2日（月）から申込みを受け付けています。お早めに！',
    ],
    ...[
      '11月20日（金）に防災講座を開催しました。',
      '11月22日（日）に完了しました。引き続き防疫を進めます。',
      '11月1日から受け付けています。',
      '11月1日（日）～12月20日（日）に開催します。',
    ],
    ...[
      '受付は11月20日に終了しました。',
      '11月20日の講座は中止しました。次回は12月8日に開催します。',
      '11月20日に投稿した内容に誤りがありました。訂正します。',
      '昭和20年8月15日を忘れません。平和について考える会を開きます。',
    ],
    ...[
      '令和8年10月1日現在の人口をお知らせします。',
      '平成28年4月1日から実施しています。',
      '11月1日から窓口の時間が変わります。',
      '11月20日に発生した地震の義援金を募集しています。',
      '11月15日号の広報紙を配布しています。',
    ],
    ...[
      '12月1日（火）に開催します。',
      '1月10日に開催します。',
      '5月10日に開催します。',
      '平成29年1月10日（火）までに申込書を提出してください。',
      '毎年11月3日に開催します。今年は12月6日です。',
      '10月10日、11月10日、12月10日に開催します。',
    ],
    ...[
      '日時：11月20日（金）\n多くの方にご参加いただき、ありがとうございました。',
      '11月20日付けで公表した資料を掲載します。',
      '11月25日に受章されたかたをご紹介します。',
      '満18歳（平成20年11月20日生まれ）の方は申し込みください。',
    ],
  ])('%s', (body) => {
    expect(spots(datePast, body)).toEqual([]);
  });
});

describe('本日, 明日 and the like', () => {
  it.each([
    ...[
      '本日12月5日、開会します。',
      '本日（12月2日）から',
      '明日（25日）は休館です。',
      '明日12月3日（木）',
      'あす3日の催し',
      '昨日（12月1日）',
      '今日は12月2日です。',
      '本日（水）',
      '明日（火）は',
    ],
    ...['今週末（12月19日・20日）', '今日１２／２', '本日十二月五日'],
  ])('%s is another day', (body) => {
    const found = spots(dateToday, body);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^block/);
  });

  it('is a warning where the day of publication is not fixed', () => {
    const when = { publishAt: undefined, now: '2026-12-01T09:00:00+09:00' };
    expect(spots(dateToday, '本日12月5日', when)[0]).toMatch(/^warn/);
    expect(spots(dateToday, '本日12月1日', when)).toEqual([]);
  });

  it.each([
    ...[
      '本日12月1日（火）',
      '今日、12月1日（火）から12月10日（木）まで',
      '明日（2日）',
      '明日2日',
      '昨日11月30日',
      '明後日（12月3日）',
      'きょう1日',
      '今週末（12月5日・6日）',
      '本日（火）',
    ],
    ...[
      '本日、12月8日開催の講座の受付を始めました。',
      '本日から12月10日まで',
      '本日は12月8日の催しのお知らせです。',
      '明日から3日間',
      '今日10時から',
      '明日10人で',
      '今日の1日',
      '本日2回目',
      '明日3時',
      '昨日5件の',
    ],
  ])('%s passes', (body) => {
    expect(spots(dateToday, body)).toEqual([]);
  });
});

/** Published on 1 December 2026, a Tuesday. */
describe('the day named in words', () => {
  it.each([
    ...[
      'きょう水曜日は給食の日',
      '明日は木曜日、ノー残業デーです',
      '【本日開催】12月2日（水）は説明会',
    ],
    ...['本日締切！ 12月4日（金）必着'],
  ])('%s is another', (body) => {
    expect(spots(dateToday, body)).toHaveLength(1);
  });

  it.each([
    ...['きょう火曜日は給食の日', '明日は水曜日です', '【本日開催】12月1日（火）は説明会'],
    ...[
      '【本日開催】11月28日（土）〜12月6日（日）',
      '今日の日曜劇場',
      '本日公開の映画は12月5日まで',
    ],
  ])('%s is that day, or none', (body) => {
    expect(spots(dateToday, body)).toEqual([]);
  });
});
