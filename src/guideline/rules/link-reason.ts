import { hostName, isOfficial, parseUrl } from '../host.ts';
import { type FoundLink, linksOf } from '../links.ts';
import { shortenerOf } from '../links/short-hosts.ts';
import type { Rule } from '../rule.ts';
import { sameAddress } from '../links/same-address.ts';

export const linkReason: Rule = {
  id: 'link-reason',
  clause: 'HSM-4-5',
  severity: 'warn',
  about: {
    ja: '公式でないサイトへのリンクには理由を書く',
    en: 'Links to others’ sites want a reason',
  },
  check({ post, policy }) {
    const reasons = [...post.linkReasons.keys()];
    return linksOf(post).flatMap((link) => {
      const { host } = link;
      if (isOfficial(host, policy) || shortenerOf(link.url, host, policy)) return [];
      if (reasons.some((key) => covers(key, link))) return [];
      return [
        {
          place: link.place,
          // Only the host is repeated: the rest of a URL may hold a token.
          message: {
            ja: `${host} は公式サイトとして登録されていません。載せる理由を link_reasons に「"https://${host}/": 共催団体の告知」のように書いてください。`,
            en: `${host} is not one of the official hosts. State why it is linked under link_reasons, e.g. "https://${host}/": the co-organiser's notice.`,
          },
        },
      ];
    });
  },
};

/** A reason is given for one address, or with the bare host for all of a site. */
function covers(key: string, link: FoundLink): boolean {
  const url = parseUrl(key);
  if (!url) return false;
  const wholeSite = url.pathname === '/' && url.search === '' && hostName(url) === link.host;
  return wholeSite || sameAddress(url, link.url);
}
