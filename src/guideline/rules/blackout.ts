import { givenTime } from '../../post/schedule.ts';
import type { Report, Rule } from '../rule.ts';
import { dueSlots, placeOfTime, whatBecomes } from '../timing/due-slots.ts';

/** Publishing itself keeps to these times: this only says so while the post can still be changed. */
export const blackout: Rule = {
  id: 'blackout',
  clause: 'EXT-TIME',
  severity: 'block',
  about: {
    ja: '公開を控える期間（選挙、服喪、災害など）や公開しない時間帯に予定していない',
    en: 'Not due in a blackout (an election, mourning, a disaster) or in quiet hours',
  },
  check(context) {
    const { post } = context;
    return dueSlots(context).flatMap((due): Report[] => {
      const { blackouts, quietHours } = due.timing;
      const becomes = whatBecomes(due, { blackouts, ...(quietHours && { quietHours }) });
      if (becomes === undefined) return [];
      const { ja, en } = becomes.message;
      // Without a time of its own it is due whenever it is merged, and that is not today's to know.
      const isSure = becomes.held && givenTime(post) !== undefined;
      return [
        {
          place: placeOfTime(post),
          ...(!isSure && { severity: 'warn' as const }),
          message: {
            ja: `${ja}日時を改めてください。${isSure ? '' : 'このままでよければ、理由を acknowledge に書いてください。'}`,
            en: `${en} Give another time${isSure ? '.' : ', or state under acknowledge why it may stay.'}`,
          },
        },
      ];
    });
  },
};
