import { aboutWhen } from '../dates/about.ts';
import { pastAnnouncement } from '../dates/announced-days.ts';
import { isCorrected } from '../dates/corrected.ts';
import { shownOf } from '../dates/date-messages.ts';
import { dayInEnglish } from '../dates/in-english.ts';
import { readingsOf } from '../dates/reading.ts';
import { rangeAt } from '../range-at.ts';
import type { Rule } from '../rule.ts';

export const datePast: Rule = {
  id: 'date-past',
  clause: 'HSM-4-4',
  severity: 'warn',
  about: {
    ja: '公開のときに過ぎている日付の開催・募集・締切の案内',
    en: 'Invitations and deadlines that are past when the post is published',
  },
  check(context) {
    const about = aboutWhen(context);
    const { day } = about;
    const ja = about.fixed ? '公開する日' : '今日';
    const en = about.fixed ? 'the day of publication' : 'today';
    return readingsOf(context.post).flatMap((reading) => {
      const found = pastAnnouncement(reading, about);
      if (!found || isCorrected(reading.text, found.start, found.end)) return [];
      const shown = shownOf(found, reading);
      return [
        {
          ...rangeAt(reading, found.start, found.end),
          message: {
            ja: `「${shown}」は、${ja}（${day.month}月${day.day}日）より前です。日付か公開日時を確かめてください。過ぎた日付のままでよければ、その理由を acknowledge に書いてください。`,
            en: `"${shown}" lies before ${en} (${dayInEnglish(day)} ${day.year}). Check the date and publish_at; if a past date is meant, say why under acknowledge.`,
          },
        },
      ];
    });
  },
};
