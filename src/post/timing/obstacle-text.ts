import { formatLocalYear } from '../format-local.ts';
import type { Message } from '../message.ts';
import { formatUsd } from './money.ts';
import type { Obstacle } from './timing.ts';

/** What stands in the way, as the subject of a sentence; with its end where it has one of its own. */
export function obstacleText(why: Obstacle, timeZone: string): Message {
  switch (why.obstacle) {
    case 'blackout': {
      const { id, from, to, reason } = why.blackout;
      const span = (language: 'ja' | 'en') =>
        [from, to].map((at) => formatLocalYear(at, timeZone, language));
      return {
        ja: `公開を控える期間「${reason.ja}」（${id}、${span('ja').join('〜')}）`,
        en: `the blackout "${reason.en}" (${id}, ${span('en').join(' to ')})`,
      };
    }
    case 'quiet-hours': {
      const [from, to] = [why.hours.from, why.hours.to].map(formatMinute);
      return { ja: `公開しない時間帯（${from}〜${to}）`, en: `the quiet hours (${from} to ${to})` };
    }
    case 'spacing': {
      const minutes = why.spacingMs / 60_000;
      return {
        ja: `アカウントの投稿の間隔（${minutes}分）`,
        en: `the spacing of the account's posts (${minutes} minutes)`,
      };
    }
    case 'posts-per-day':
      return {
        ja: `アカウントの1日の件数の上限（${why.limit}件）`,
        en: `the account's budget of posts a day (${why.limit})`,
      };
    case 'posts-per-month':
      return {
        ja: `アカウントの1か月の件数の上限（${why.limit}件）`,
        en: `the account's budget of posts a month (${why.limit})`,
      };
    case 'money-per-day':
      return {
        ja: `アカウントの1日の費用の上限（US$${formatUsd(why.limit)}）`,
        en: `the account's budget a day (US$${formatUsd(why.limit)})`,
      };
    case 'money-per-month':
      return {
        ja: `アカウントの1か月の費用の上限（US$${formatUsd(why.limit)}）`,
        en: `the account's budget a month (US$${formatUsd(why.limit)})`,
      };
  }
}

/** `22:00` */
export function formatMinute(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
