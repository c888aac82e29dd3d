import type { Report, Rule } from '../rule.ts';
import { type DueSlot, dueSlots, placeOfTime, whatBecomes } from '../timing/due-slots.ts';

export const budget: Rule = {
  id: 'budget',
  clause: 'EXT-TIME',
  severity: 'warn',
  about: {
    ja: 'アカウントの1日と1か月の、件数と費用の上限（budget）に収まる',
    en: 'Keeps within the budget of the account: posts and money, a day and a month',
  },
  check(context) {
    return dueSlots(context).flatMap((due): Report[] => {
      const becomes = whatBecomes(due, { budget: due.timing.budget });
      if (becomes === undefined) return [];
      const place = placeOfTime(context.post);
      const { ja, en } = becomes.message;
      if (isTooLarge(due)) {
        return [
          {
            place,
            severity: 'block',
            message: {
              ja: `この投稿だけで上限を超えます。${ja}スレッドの件数やURLを減らすか、上限を改めてください。`,
              en: `This post alone is more than the budget. ${en} Shorten the thread, leave out URLs, or have the budget changed.`,
            },
          },
        ];
      }
      return [
        {
          place,
          message: {
            ja: `予定している投稿と合わせると上限を超えます。${ja}日時を改めるか、急がない投稿をやめるか、このままでよければ理由を acknowledge に書いてください。`,
            en: `With what is planned it is more than the budget. ${en} Give another time, drop another post, or state under acknowledge why it may stay.`,
          },
        },
      ];
    });
  },
};

function isTooLarge({ wanted, timing }: DueSlot): boolean {
  const { postsPerDay, postsPerMonth, microsPerDay, microsPerMonth } = timing.budget;
  return (
    wanted.posts > Math.min(postsPerDay ?? Infinity, postsPerMonth ?? Infinity) ||
    wanted.micros > Math.min(microsPerDay ?? Infinity, microsPerMonth ?? Infinity)
  );
}
