import { kanjiOf } from '../calendar.ts';
import { aboutWhen } from '../dates/about.ts';
import { isCorrected } from '../dates/corrected.ts';
import { shownOf } from '../dates/date-messages.ts';
import { dayInEnglish, weekdayInEnglish } from '../dates/in-english.ts';
import { readingsOf } from '../dates/reading.ts';
import { wrongRelativeDays } from '../dates/relative-days.ts';
import { rangeAt } from '../range-at.ts';
import type { Rule } from '../rule.ts';

export const dateToday: Rule = {
  id: 'date-today',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '「本日」「明日」などに添えた日付が、公開する日と合う',
    en: 'Dates beside 本日, 明日 and the like fit the day of publication',
  },
  check(context) {
    const about = aboutWhen(context);
    return readingsOf(context.post).flatMap((reading) =>
      wrongRelativeDays(reading, about)
        .filter(({ start, end }) => !isCorrected(reading.text, start, end))
        .map((found) => {
          const { year, month, day } = found.meant;
          const shown = shownOf(found, reading);
          const when = `${month}月${day}日（${kanjiOf(year, month, day)}）`;
          return {
            ...rangeAt(reading, found.start, found.end),
            // Without publish_at nobody knows on which day it will be read.
            ...(about.fixed ? {} : { severity: 'warn' as const }),
            message: {
              ja: `「${shown}」とありますが、${about.fixed ? '公開する日' : '今日公開する場合'}の「${found.word}」は${when}です。日付か公開日時（publish_at）を直してください。`,
              en: `"${shown}": ${found.word} will be ${weekdayInEnglish(found.meant)}, ${dayInEnglish(found.meant)}, when this is published${about.fixed ? '' : ' today'}. Correct the date or publish_at.`,
            },
          };
        }),
    );
  },
};
