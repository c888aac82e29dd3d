
import { linksOf } from '../links.ts';
import { shortenerOf } from '../links/short-hosts.ts';
import type { Rule } from '../rule.ts';

export const linkShortener: Rule = {
  id: 'link-shortener',
  clause: 'HSM-4-6',
  severity: 'warn',
  about: {
    ja: '短縮URLは行き先が分からない',
    en: 'Shortened URLs hide where they lead',
  },
  check({ post, policy }) {
    return linksOf(post).flatMap(({ url, host, place }) => {
      // An entry's severity is not asked: the rule's own is how a policy forbids shorteners.
      if (!shortenerOf(url, host, policy)) return [];
      return [
        {
          place,
          message: {
            ja: `短縮URL（${host}）は行き先が見えず、読む人に不安を与えます。元のURLに替えてください。どうしても必要なら、理由と行き先を acknowledge に書いてください。`,
            en: `A shortened URL (${host}) does not show where it leads. Use the original URL, or state reason and destination under acknowledge.`,
          },
        },
      ];
    });
  },
};
