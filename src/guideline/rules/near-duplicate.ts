import type { Account } from '../../policy/policy.ts';
import { formatLocal } from '../../post/format-local.ts';
import type { Message } from '../../post/message.ts';
import { variantFor } from '../../post/render-post.ts';
import { dueAt } from '../../post/schedule.ts';
import { type Like, repeatDays } from '../likeness/recent-texts.ts';
import { textOf } from '../likeness/text-of.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';

export const nearDuplicate: Rule = {
  id: 'near-duplicate',
  clause: 'EXT-FREEZE',
  severity: 'warn',
  about: {
    ja: `同じアカウントの前後${repeatDays}日の投稿と、同じ文・ほとんど同じ文でない（数字やリンクが違うものは別のお知らせ）`,
    en: `Not the same text, or nearly, as another post to the account within ${repeatDays} days; other numbers or links make another announcement`,
  },
  check(context) {
    const { post, payloads, history, now } = context;
    const { recent, published } = history;
    // What went out already cannot be written anew; corrections repeat what they correct.
    if (!recent || recent.isEmpty || published.has(post.id) || corrects(context)) return [];
    for (const payload of payloads) {
      const { account } = payload;
      const at = dueAt(post, now);
      const like = recent.likeOf({ post: post.id, account, at, text: textOf(payload) });
      if (like) return [reportOf(like, context)];
    }
    return [];
  },
};

function corrects({ payloads }: RuleContext): boolean {
  return payloads.some((payload) => /訂正|お詫び|おわび/.test(textOf(payload)));
}

function reportOf(like: Like, { post, policy, now }: RuleContext): Report {
  const { account } = like.other;
  const known = policy.accounts.get(account);
  const variant = variantFor(post, { id: account, platform: known?.platform ?? 'x' });
  const place = variant?.passages[0]?.placeAt(0, 0) ?? variant?.place ?? post.title.place;
  const at = (language: 'ja' | 'en') =>
    formatLocal(like.other.at, policy.organisation.timeZone, language);
  return { place, message: messageOf(like, { known, at, isPast: like.other.at <= now }) };
}

function messageOf(
  { how, other }: Like,
  {
    known,
    at,
    isPast,
  }: {
    readonly known: Account | undefined;
    readonly at: (language: 'ja' | 'en') => string;
    readonly isPast: boolean;
  },
): Message {
  const name = known?.name ?? other.account;
  const ja = `「${name}」で${at('ja')}に${isPast ? '公開した' : '公開する予定の'}投稿（${other.post}.md）と${how === 'same' ? '同じ文' : 'ほとんど同じ文'}です。`;
  const en = `It is ${how === 'same' ? 'the same text' : 'nearly the same text'} as ${other.post}.md, ${isPast ? 'published' : 'to be published'} on "${name}" ${at('en')}.`;
  return {
    ja: `${ja}同じ文を繰り返すと、投稿先に拒まれたり、アカウントを凍結されたりすることがあります。今お伝えしたいことが分かるように書き直してください。繰り返す必要があれば、その理由を acknowledge に書いてください。`,
    en: `${en} Platforms refuse repeated texts and may freeze the account. Write it anew for what matters now, or state under acknowledge why it has to be repeated.`,
  };
}
