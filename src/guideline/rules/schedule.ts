import { formatLocal } from '../../post/format-local.ts';
import { latestOf } from '../../post/schedule.ts';
import type { Rule } from '../rule.ts';

export const schedule: Rule = {
  id: 'schedule',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '公開日時と公開期限が過ぎていない',
    en: 'Publication time and latest time are not past',
  },
  check({ post, policy, history, now }) {
    if (history.published.has(post.id)) return [];
    const { publishAt, latestAt } = post;
    const given = latestAt ?? publishAt;
    if (!given) return [];
    const { timeZone, publishing } = policy.organisation;
    const latest = latestOf(post, given.value, publishing.latestAfterMinutes);
    const shown = (language: 'ja' | 'en') => formatLocal(latest, timeZone, language);
    if (latest <= now) {
      const [key, ja] = latestAt
        ? ['latest_at', '公開期限（latest_at）が過ぎています']
        : [
            'publish_at',
            `公開日時（publish_at）から${lengthOf(publishing.latestAfterMinutes)}が過ぎています`,
          ];
      return [
        {
          place: given.place,
          message: {
            ja: `${ja}。期限は${shown('ja')}でした。このままでは公開されず、保留になります。日時を改めてください。`,
            en: `By ${key} the latest time was ${shown('en')}: this post would be held, not published. Give a new time.`,
          },
        },
      ];
    }
    if (publishAt && publishAt.value <= now) {
      return [
        {
          place: publishAt.place,
          severity: 'warn',
          message: {
            ja: `公開日時（publish_at）が過ぎています。${shown('ja')}までに承認されるとすぐに公開され、その後は保留になります。それでよければ、理由を acknowledge に書いてください。違えば日時を改めてください。`,
            en: `publish_at is past: the post goes out as soon as it is approved until ${shown('en')}, and is held after that. If that is meant, say so under acknowledge; otherwise give a new time.`,
          },
        },
      ];
    }
    return [];
  },
};

function lengthOf(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}時間` : `${minutes}分`;
}
