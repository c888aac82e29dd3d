import type { Language } from '../../post/message.ts';
import { formatUsd } from '../../post/timing/money.ts';
import type { Usage } from '../../post/timing/month-usage.ts';
import type { Budget } from '../../post/timing/timing.ts';

/** `12件/100件、US$0.78/US$20.00`: a month's use, and the limits where there are any. */
export function usageText({ posts, micros }: Usage, budget: Budget, language: Language): string {
  const { postsPerMonth, microsPerMonth } = budget;
  const count = (n: number) => (language === 'ja' ? `${n}件` : String(n));
  const money = (amount: number) => `US$${formatUsd(amount)}`;
  const of = <T>(used: string, limit: T | undefined, show: (limit: T) => string) =>
    limit === undefined ? used : `${used}/${show(limit)}`;
  const shown = [of(count(posts), postsPerMonth, count), of(money(micros), microsPerMonth, money)];
  return language === 'ja' ? shown.join('、') : `${shown[0]} posts, ${shown[1]}`;
}
