import type { Message } from '../../post/message.ts';
import type { Rule } from '../rule.ts';
import { mask } from '../sensitive/mask.ts';
import { personalNumbers } from '../sensitive/personal-numbers.ts';

export const personalNumber: Rule = {
  id: 'personal-number',
  clause: 'HSM-3-1-1',
  severity: 'block',
  about: {
    ja: '携帯電話、個人のメールアドレス、マイナンバー、カード番号',
    en: 'Mobile phones, private mail addresses, マイナンバー, card numbers',
  },
  check(context) {
    return personalNumbers(context).map(({ line, index, text, what, sure }) => ({
      place: line.placeAt(index),
      ...(sure
        ? { message: personal(what, mask(text)) }
        : { message: perhaps(what, mask(text)), severity: 'warn' }),
    }));
  },
};

const personal = (what: Message, shown: string) => ({
  ja: `${what.ja}（${shown}）が入っています。消してください。問い合わせ先には、公表されている窓口の番号や共通アドレスを書いてください。`,
  en: `This holds ${what.en} (${shown}). Remove it; give a published office contact instead.`,
});

const perhaps = (what: Message, shown: string) => ({
  ja: `${what.ja}（${shown}）があります。個人のものなら消してください。公表されている連絡先なら、そのことを acknowledge に書いてください。`,
  en: `This holds ${what.en} (${shown}). Remove it if it is a person's own; if it is a published contact, say so under acknowledge.`,
});
