import type { Language } from '../../post/message.ts';
import type { Forecast } from '../plan/forecast.ts';
import { usageText } from './usage-text.ts';

/** A heading for each month, a line for each account. */
export function forecastText(forecasts: readonly Forecast[], language: Language): string {
  const months = [...new Set(forecasts.map(({ month }) => month))].toSorted();
  return months
    .map((month) => {
      const lines = forecasts
        .filter((one) => one.month === month)
        .map((one) => `  ${one.account}  ${usageText(one, one.budget, language)}`);
      return [heading(month, language), ...lines].join('\n');
    })
    .join('\n');
}

function heading(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number);
  return language === 'ja'
    ? `${year}年${number}月の見込み（公開済みと予定。費用は投稿先の料金）`
    : `Expected in ${month} (published and planned; what the platforms ask)`;
}
