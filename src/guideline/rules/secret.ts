import { mask } from '../mask.ts';
import type { Rule } from '../rule.ts';
import { frontMatterLines, textLines } from '../text-lines.ts';

export const secret: Rule = {
  id: 'secret',
  clause: 'HSM-3-5-1',
  severity: 'block',
  about: {
    ja: 'パスワード、トークン、秘密鍵',
    en: 'Passwords, tokens, private keys',
  },
  check({ post }) {
    return [...textLines(post), ...frontMatterLines(post)].flatMap((line) =>
      patterns.flatMap((pattern) =>
        [...line.folded.matchAll(pattern)].map((match) => ({
          place: line.placeAt(match.index),
          message: {
            ja: `認証情報と思われるもの（${mask(match.groups?.secret ?? match[0])}）が入っています。消し、すでに共有した場合は直ちに無効にしてください。`,
            en: `This looks like a credential (${mask(match.groups?.secret ?? match[0])}). Remove it, and revoke it at once if anyone has seen it.`,
          },
        })),
      ),
    );
  },
};

/** Token shapes as their issuers publish them; secretlint does not know X's and Facebook's (facts.md, Tools). */
const patterns = [
  /\bEAA[A-Za-z0-9]{20,}/g,
  /\bAAAAAAAAAA[A-Za-z0-9%]{30,}/g,
  /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|PRIVATE\+KEY\+/g,
  /(?:パスワード|パスコード|暗証番号|password|passcode|pwd)\s*(?:は|が|[:：=＝])\s*[「"']?(?<secret>[!-~]{4,})/gi,
] as const;
