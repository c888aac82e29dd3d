import type { Rule } from '../rule.ts';
import { mask } from '../sensitive/mask.ts';
import { secrets } from '../sensitive/secrets.ts';

export const secret: Rule = {
  id: 'secret',
  clause: 'HSM-3-5-1',
  severity: 'block',
  about: {
    ja: 'パスワード、トークン、秘密鍵',
    en: 'Passwords, tokens, private keys',
  },
  check({ post }) {
    return secrets(post).map(({ line, index, text, sure }) => ({
      place: line.placeAt(index),
      ...(sure
        ? { message: real(mask(text)) }
        : { message: doubtful(mask(text)), severity: 'warn' }),
    }));
  },
};

const real = (shown: string) => ({
  ja: `認証情報と思われるもの（${shown}）が入っています。消してください。すでに人の目に触れた場合は、直ちに無効にしてください。`,
  en: `This looks like a credential (${shown}). Remove it, and revoke it at once if anyone has seen it.`,
});

const doubtful = (shown: string) => ({
  ja: `パスワードのような文字（${shown}）があります。本物であれば消し、無効にしてください。説明のための例であれば、そのことを acknowledge に書いてください。`,
  en: `This may be a password (${shown}). If it is real, remove and revoke it; if it is an example, say so under acknowledge.`,
});
