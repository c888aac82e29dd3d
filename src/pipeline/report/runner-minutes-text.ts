import type { Language } from '../../post/message.ts';
import type { RunnerMinutes } from '../plan/runner-minutes.ts';

/** What keeping time costs, beside cron alone: a line each. */
export function runnerMinutesText(
  { days, clock, cronAlone }: RunnerMinutes,
  { lookAheadHours, language }: { readonly lookAheadHours: number; readonly language: Language },
): string {
  const say = words[language];
  const number = (minutes: number) => minutes.toLocaleString('en-US').padStart(7);
  return [
    say.title(days),
    ...clock.map((one) => {
      const mark = one.lookAheadHours === lookAheadHours ? say.chosen : '';
      return `${number(one.minutes)}${say.unit}  ${say.clock(one.lookAheadHours)}${mark}`;
    }),
    `${number(cronAlone)}${say.unit}  ${say.cron}`,
  ].join('\n');
}

const words = {
  ja: {
    title: (days: number) =>
      `GitHub Actions の分数の見込み（今の予定だけ、${days}日間。後から加わる投稿は別）`,
    clock: (hours: number) => `時計、先読み${hours}時間`,
    chosen: '（今の設定）',
    cron: '時計なし、15分ごとの予約実行だけ',
    unit: '分',
  },
  en: {
    title: (days: number) =>
      `Minutes of GitHub Actions in ${days} days, for what is waiting now (later posts come on top)`,
    clock: (hours: number) => `clock, look-ahead ${hours} h`,
    chosen: ' (as set)',
    cron: 'no clock, cron every 15 minutes alone',
    unit: ' min',
  },
} as const;
