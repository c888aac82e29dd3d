import type { Account, Organisation, PublishingWindow } from '../../policy/policy.ts';
import { formatLocalYear } from '../../post/format-local.ts';
import type { Message } from '../../post/message.ts';
import { formatUsd } from '../../post/timing/money.ts';
import { formatMinute } from '../../post/timing/obstacle-text.ts';
import { shownValue } from './shown-value.ts';
import { same, valueChanges } from './value-changes.ts';

/** Windows, quiet hours and prices of `koho.yml`: instants as local times, amounts as dollars. */
export function timingChanges(before: Organisation, after: Organisation): readonly Message[] {
  return [
    ...windowChanges(before, after),
    ...valueChanges(shownHours(before), shownHours(after), ['quiet_hours']),
    ...valueChanges(shownPrices(before), shownPrices(after), ['prices']),
  ];
}

/** `spacing_minutes` and `budget` of an account, as its file writes them. */
export function shownPace({ spacingMinutes, budget }: Account): object {
  const { microsPerDay, microsPerMonth, ...posts } = budget;
  return {
    ...(spacingMinutes !== undefined && { spacingMinutes }),
    budget: {
      ...posts,
      ...(microsPerDay !== undefined && { usdPerDay: formatUsd(microsPerDay) }),
      ...(microsPerMonth !== undefined && { usdPerMonth: formatUsd(microsPerMonth) }),
    },
  };
}

function windowChanges(before: Organisation, after: Organisation): readonly Message[] {
  const byId = ({ windows }: Organisation) => new Map(windows.map((one) => [one.id, one]));
  const [was, is] = [byId(before), byId(after)];
  const messages = [
    ...after.windows.filter(({ id }) => !was.has(id)).map((one) => comes(one, after)),
    ...before.windows.filter(({ id }) => !is.has(id)).map((one) => goes(one, before)),
    ...after.windows.flatMap((one) => {
      const old = was.get(one.id);
      if (old === undefined) return [];
      return valueChanges(shownWindow(old, before), shownWindow(one, after), ['windows', one.id]);
    }),
  ];
  if (messages.length > 0 || same(before.windows, after.windows)) return messages;
  return [{ ja: 'windows の並びが変わります。', en: 'The order of windows changes.' }];
}

function comes(window: PublishingWindow, o: Organisation): Message {
  const { id, reason, effect } = window;
  return {
    ja: `公開を控える期間「${shownValue(reason.ja)}」（${id}、${span(window, o, 'ja')}）が加わります。この間に予定された投稿は${effect === 'hold' ? '保留になります' : '終わるまで待ちます'}${exceptions(window, 'ja')}。`,
    en: `The blackout "${shownValue(reason.en)}" (${id}, ${span(window, o, 'en')}) is added: posts due in it ${effect === 'hold' ? 'are held' : 'wait for its end'}${exceptions(window, 'en')}.`,
  };
}

function goes(window: PublishingWindow, o: Organisation): Message {
  const { id, reason } = window;
  return {
    ja: `公開を控える期間「${shownValue(reason.ja)}」（${id}、${span(window, o, 'ja')}）がなくなります。`,
    en: `The blackout "${shownValue(reason.en)}" (${id}, ${span(window, o, 'en')}) is removed.`,
  };
}

function exceptions(
  { accounts, exempt }: Pick<PublishingWindow, 'accounts' | 'exempt'>,
  language: 'ja' | 'en',
): string {
  const free = [...exempt.accounts, ...exempt.departments];
  const parts = {
    ja: [
      ...(accounts ? [`対象は ${accounts.join('、')} だけ`] : []),
      ...(free.length > 0 ? [`${free.join('、')} を除く`] : []),
    ],
    en: [
      ...(accounts ? [`only ${accounts.join(', ')}`] : []),
      ...(free.length > 0 ? [`not ${free.join(', ')}`] : []),
    ],
  }[language];
  if (parts.length === 0) return '';
  return language === 'ja' ? `（${parts.join('、')}）` : ` (${parts.join('; ')})`;
}

function span(
  { from, to }: PublishingWindow,
  { timeZone }: Organisation,
  language: 'ja' | 'en',
): string {
  const [first, last] = [from, to].map((at) => formatLocalYear(at, timeZone, language));
  return language === 'ja' ? `${first}〜${last}` : `${first} to ${last}`;
}

function shownWindow({ from, to, ...rest }: PublishingWindow, o: Organisation): object {
  const at = (one: PublishingWindow['from']) => formatLocalYear(one, o.timeZone, o.locale);
  return { from: at(from), to: at(to), ...rest };
}

function shownHours({ quietHours }: Organisation): object | undefined {
  if (quietHours === undefined) return undefined;
  const { from, to, exempt } = quietHours;
  return { from: formatMinute(from), to: formatMinute(to), exempt };
}

function shownPrices({ prices }: Organisation): object {
  return Object.fromEntries(
    Object.entries(prices).map(([platform, { asOf, ...amounts }]) => [
      platform,
      {
        asOf,
        ...Object.fromEntries(
          Object.entries(amounts).map(([key, micros]) => [key, formatUsd(micros)]),
        ),
      },
    ]),
  );
}
