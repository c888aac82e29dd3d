import type { Rule } from '../rule.ts';

export const schedule: Rule = {
  id: 'schedule',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '公開日時と公開期限が過ぎていない',
    en: 'Publication time and latest time are not past',
  },
  check({ post, history, now }) {
    if (history.published.has(post.id)) return [];
    if (post.latestAt && post.latestAt.value <= now) {
      return [
        {
          place: post.latestAt.place,
          message: {
            ja: '公開期限（latest_at）が過ぎています。このままでは公開されません。日時を改めてください。',
            en: 'latest_at is past: this post would never be published. Give a new time.',
          },
        },
      ];
    }
    if (post.publishAt && post.publishAt.value <= now) {
      return [
        {
          place: post.publishAt.place,
          severity: 'warn',
          message: {
            ja: '公開日時（publish_at）が過ぎています。承認されるとすぐに公開されます。それでよければ publish_at を消し、違えば日時を改めてください。',
            en: 'publish_at is past: the post would go out as soon as it is approved. Remove publish_at if that is meant, or give a new time.',
          },
        },
      ];
    }
    return [];
  },
};
