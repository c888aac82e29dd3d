import type { Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';
import { mask } from '../sensitive/mask.ts';
import { personalNumbers } from '../sensitive/personal-numbers.ts';
import { type TextLine, writtenLines } from '../text-lines.ts';

export const personalNumber: Rule = {
  id: 'personal-number',
  clause: 'HSM-3-1-1',
  severity: 'block',
  about: {
    ja: '個人の電話番号・メールアドレス・口座、マイナンバー、カード・免許証・旅券・車などの番号',
    en: 'Private phones, mail addresses and bank accounts, マイナンバー, numbers of cards, licences, passports and plates',
  },
  check: ({ post, policy }) => numberReports(writtenLines(post), policy),
};

/** Also for a file that is no post yet: only its lines are needed. */
export function numberReports(lines: readonly TextLine[], policy: Policy): readonly Report[] {
  return personalNumbers(lines, policy).map(({ line, index, text, what, sure }) => ({
    ...rangeAt(line, index, index + text.length),
    ...(sure
      ? { message: personal(what, mask(text)) }
      : { message: perhaps(what, mask(text)), severity: 'warn' }),
  }));
}

const personal = (what: Message, shown: string) => ({
  ja: `${what.ja}（${shown}）が入っています。消してください。問い合わせ先には、公表されている窓口の番号や共通アドレスを書いてください。`,
  en: `This holds ${what.en} (${shown}). Remove it; give a published office contact instead.`,
});

const perhaps = (what: Message, shown: string) => ({
  ja: `${what.ja}（${shown}）があります。個人のものなら消してください。公表されている連絡先や説明のための例なら、そのことを acknowledge に書いてください。`,
  en: `This holds ${what.en} (${shown}). Remove it if it is a person's own; if it is a published contact or an example, say so under acknowledge.`,
});
