import type { RuleContext } from '../../guideline/rule.ts';
import type { Policy } from '../../policy/policy.ts';
import { pricesOf } from '../../policy/timing-of.ts';
import { capabilities } from '../../post/capabilities.ts';
import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { Payload } from '../../post/payload.ts';
import { priceOf } from '../../post/price.ts';
import { givenTime } from '../../post/schedule.ts';
import { formatUsd } from '../../post/timing/money.ts';
import type { Examination } from '../examine-post.ts';

/** The exact text of each account at a terminal: lines are not wrapped, since what is shown is what goes out. */
export function previewText(
  { path, examined }: Examination,
  o: {
    readonly policy: Policy;
    readonly language: Language;
    readonly measure: RuleContext['measure'];
  },
): string {
  const ja = o.language === 'ja';
  if (!examined)
    return `${path}\n  ${ja ? '形が整うまで表示できません。koho check を見てください。' : 'Cannot be shown until its form is right; see koho check.'}`;
  const { post, payloads } = examined;
  const { timeZone } = o.policy.organisation;
  const given = givenTime(post);
  const when = given
    ? formatLocal(given.value, timeZone, o.language)
    : ja
      ? '承認・マージの後すぐ'
      : 'as soon as approved and merged';
  return [
    `${path}  ${post.title.value}  ${when}`,
    ...payloads.map((payload) => account(payload, o)),
  ].join('\n\n');
}

function account(
  payload: Payload,
  o: {
    readonly policy: Policy;
    readonly language: Language;
    readonly measure: RuleContext['measure'];
  },
): string {
  const ja = o.language === 'ja';
  const { platform, parts } = payload;
  const name = o.policy.accounts.get(payload.account)?.name ?? payload.account;
  const cost = `US$${formatUsd(priceOf(payload, pricesOf(o.policy, platform)))}`;
  const head = `── ${name} (${platform})  ${cost}`;
  return [
    head,
    ...parts.map(({ text, media }, index) => {
      const used = `${o.measure(platform, text)}/${capabilities[platform].maxLength}`;
      const images = media.map(
        ({ path, alt }) => `${ja ? '画像' : 'image'} ${path}\n  ${ja ? '説明文' : 'alt'}: ${alt}`,
      );
      const nth = parts.length > 1 ? `${index + 1}/${parts.length}  ` : '';
      return [`${nth}${ja ? '文字数' : 'length'} ${used}`, text, ...images].join('\n');
    }),
  ].join('\n');
}
