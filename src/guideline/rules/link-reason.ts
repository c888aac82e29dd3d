import { hostOf, isOfficial, isShortener } from '../host.ts';
import { linksOf } from '../links.ts';
import type { Rule } from '../rule.ts';

export const linkReason: Rule = {
  id: 'link-reason',
  clause: 'HSM-4-5',
  severity: 'warn',
  about: {
    ja: '公式でないサイトへのリンクには理由を書く',
    en: 'Links to others’ sites want a reason',
  },
  check({ post, policy }) {
    return linksOf(post).flatMap((link) => {
      const host = hostOf(link.target);
      if (!host || isOfficial(host, policy) || isShortener(host, policy)) return [];
      const stated = [...post.linkReasons.keys()].some(
        (url) => url === link.target || (hostOf(url) === host && new URL(url).pathname === '/'),
      );
      if (stated) return [];
      return [
        {
          place: link.place,
          message: {
            ja: `${host} は公式サイトとして登録されていません。載せる理由を link_reasons に「"${link.target}": 共催団体の告知」のように書いてください。`,
            en: `${host} is not one of the official hosts. State why it is linked under link_reasons, e.g. "${link.target}": the co-organiser's notice.`,
          },
        },
      ];
    });
  },
};
