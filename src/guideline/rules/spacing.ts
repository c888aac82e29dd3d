import { givenTime } from '../../post/schedule.ts';
import type { Report, Rule } from '../rule.ts';
import { dueSlots, placeOfTime, whatBecomes } from '../timing/due-slots.ts';

export const spacing: Rule = {
  id: 'spacing',
  clause: 'EXT-TIME',
  severity: 'warn',
  about: {
    ja: '同じアカウントのほかの投稿と、登録した間隔（spacing_minutes）をあけている',
    en: 'Keeps the registered spacing (spacing_minutes) from other posts of the account',
  },
  check(context) {
    const { post } = context;
    if (givenTime(post) === undefined) return [];
    return dueSlots(context).flatMap((due): Report[] => {
      const becomes = whatBecomes(due, { spacingMs: due.timing.spacingMs });
      if (becomes === undefined) return [];
      const { ja, en } = becomes.message;
      return [
        {
          place: placeOfTime(post),
          message: {
            ja: `ほかの投稿と近すぎます。${ja}どちらかの日時を改めるか、このままでよければ理由を acknowledge に書いてください。`,
            en: `Too near another post. ${en} Move one of the two, or state under acknowledge why it may stay.`,
          },
        },
      ];
    });
  },
};
