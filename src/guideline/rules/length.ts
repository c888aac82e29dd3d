import { capabilities } from '../../post/capabilities.ts';
import type { Rule } from '../rule.ts';

export const length: Rule = {
  id: 'length',
  clause: 'EXT-LEN',
  severity: 'block',
  about: {
    ja: '投稿先ごとの文字数の上限',
    en: "Each platform's length limit",
  },
  check({ post, payloads, measure }) {
    return payloads.flatMap((payload) => {
      const { maxLength } = capabilities[payload.platform];
      const variant =
        post.variants.find((one) => one.target === payload.account) ??
        post.variants.find((one) => one.target === payload.platform) ??
        post.variants.find((one) => one.target === 'default');
      return payload.parts.flatMap((part, index) => {
        const measured = measure(payload.platform, part.text);
        if (measured <= maxLength) return [];
        const place = variant?.passages[index]?.lines[0] ?? { line: 1, column: 1 };
        const which = payload.parts.length > 1 ? `${index + 1}件目が` : '本文が';
        return [
          {
            place,
            message: {
              ja: `${payload.account} では${which}${measured - maxLength}文字分長すぎます（${measured}／上限${maxLength}。${unit[payload.platform].ja}）。短くするか、「:::${payload.platform}」で短い本文を別に書いてください。`,
              en: `For ${payload.account} the text is ${measured - maxLength} too long (${measured} of ${maxLength}; ${unit[payload.platform].en}). Shorten it, or write a shorter text in a ":::${payload.platform}" block.`,
            },
          },
        ];
      });
    });
  },
};

const unit = {
  x: { ja: '全角は2、URLは23と数えます', en: 'full-width characters count 2, URLs 23' },
  facebook: { ja: '文字数', en: 'characters' },
};
