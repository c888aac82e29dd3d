import type { Message } from '../../post/message.ts';
import { hostName, isOfficial, parseUrl } from '../host.ts';
import { looksShortened, shortenerOf } from '../links/short-hosts.ts';
import { linkRange, linksOf } from '../links.ts';
import type { TextRule } from '../rule.ts';

export const linkShortener: TextRule = {
  id: 'link-shortener',
  clause: 'HSM-4-6',
  severity: 'warn',
  about: {
    ja: '短縮URLは行き先が分からない',
    en: 'Shortened URLs hide where they lead',
  },
  check({ post, policy, linkFacts }) {
    return linksOf(post).flatMap((link) => {
      const { url, host, target, isNamed } = link;
      if (isNamed) return [];
      // The organisation may list a short host of its own as official.
      if (isOfficial(host, policy)) return [];
      // An entry's severity is not asked: the rule's own is how a policy forbids shorteners.
      if (shortenerOf(url, host, policy))
        return [{ ...linkRange(link), message: listed(host, seen(target)) }];
      if (!looksShortened(url, host)) return [];
      return [
        { ...linkRange(link), message: perhaps(host, seen(target)), severity: 'warn' as const },
      ];
    });

    /** The host at the end of the redirects, where somebody looked. */
    function seen(target: string): string | undefined {
      const fact = linkFacts?.get(target);
      const final = fact?.state === 'opens' ? parseUrl(fact.final) : undefined;
      return final && hostName(final);
    }
  },
};

function listed(host: string, to: string | undefined): Message {
  if (to !== undefined && to !== host)
    return {
      ja: `短縮URL（${host}）の行き先は ${to} です。読む人には行き先が見えないので、元のURLに替えてください。どうしても必要なら、理由を acknowledge に書いてください。`,
      en: `The shortened URL (${host}) leads to ${to}, which readers cannot see. Use the original URL, or state the reason under acknowledge.`,
    };
  return {
    ja: `短縮URL（${host}）は行き先が見えず、読む人に不安を与えます。元のURLに替えてください。どうしても必要なら、理由と行き先を acknowledge に書いてください。`,
    en: `A shortened URL (${host}) does not show where it leads. Use the original URL, or state reason and destination under acknowledge.`,
  };
}

function perhaps(host: string, to: string | undefined): Message {
  const where = to === undefined || to === host ? undefined : to;
  return {
    ja: `${host} は短縮URLのようです。${where ? `行き先は ${where} です。` : ''}元のURLに替えてください。短縮URLでなければ、そのことを acknowledge に書いてください。`,
    en: `${host} seems to be a shortener.${where ? ` It leads to ${where}.` : ''} Use the original URL; if it shortens nothing, say so under acknowledge.`,
  };
}
