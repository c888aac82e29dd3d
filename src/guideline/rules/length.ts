import type { Payload } from '../../post/payload.ts';
import { refusalsOf } from '../../post/refusals.ts';
import { variantFor } from '../../post/render-post.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';

export const length: Rule = {
  id: 'length',
  clause: 'EXT-LEN',
  severity: 'block',
  about: {
    ja: '投稿先ごとの文字数の上限と、スレッドの可否',
    en: "Each platform's length limit, and whether it has threads",
  },
  check(context) {
    return context.payloads.flatMap((payload) => reportsOf(payload, context));
  },
};

function reportsOf(payload: Payload, { post, measure }: RuleContext): Report[] {
  const { account, platform } = payload;
  const lengthOf = (text: string) => measure(platform, text);
  const variant = variantFor(post, { id: account, platform });
  const placeOf = (part: number) =>
    variant?.passages[part]?.lines[0] ?? variant?.place ?? { line: 1, column: 1 };
  return refusalsOf(payload, { lengthOf }).flatMap((refusal): Report[] => {
    switch (refusal.refusal) {
      case 'text-too-long': {
        const { part, length, max } = refusal;
        const which = payload.parts.length > 1 ? `${part}件目` : '本文';
        return [
          {
            place: placeOf(part - 1),
            message: {
              ja: `${account} では${which}が${length - max}文字分長すぎます（${length}／上限${max}。${unit[platform].ja}）。短くするか、「:::${platform}」で短い本文を別に書いてください。`,
              en: `For ${account} the text${payload.parts.length > 1 ? ` of part ${part}` : ''} is ${length - max} too long (${length} of ${max}; ${unit[platform].en}). Shorten it, or write a shorter text in a ":::${platform}" block.`,
            },
          },
        ];
      }
      case 'thread-unsupported':
        return [
          {
            place: placeOf(1),
            message: {
              ja: `${account} ではスレッド（${refusal.parts}件）にできません。「:::${platform}」で1件の本文を書くか、accounts から外してください。`,
              en: `${account} has no threads (${refusal.parts} parts). Write one text in a ":::${platform}" block, or take the account out of accounts.`,
            },
          },
        ];
      default:
        // Images are judged by media-file.
        return [];
    }
  });
}

const unit = {
  x: { ja: '全角は2、URLは23と数えます', en: 'full-width characters count 2, URLs 23' },
  facebook: { ja: '文字数', en: 'characters' },
};
