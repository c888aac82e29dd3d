import type { Policy } from '../../policy/policy.ts';
import { hostName, isOfficial, parseUrl } from '../host.ts';
import { isOwnAccount } from '../links/own-account.ts';
import { sameAddress } from '../links/same-address.ts';
import { sharedPosts } from '../links/shared-posts.ts';
import { shortenerOf } from '../links/short-hosts.ts';
import { type FoundLink, linkRange, linksOf } from '../links.ts';
import type { Report, Rule } from '../rule.ts';
import { textLines } from '../text-lines.ts';

export const linkReason: Rule = {
  id: 'link-reason',
  clause: 'HSM-4-5',
  severity: 'warn',
  about: {
    ja: '公式でないサイトへのリンク、他の利用者の投稿の引用には理由を書く',
    en: 'Links to others’ sites and quotes of others’ posts want a reason',
  },
  check({ post, policy }) {
    const reasons = [...post.linkReasons.keys()];
    const links = linksOf(post).filter(
      (link) => !needsNone(link, policy) && !reasons.some((key) => covers(key, link)),
    );
    const quotes = textLines(post).flatMap((line) =>
      sharedPosts(line, policy).map(({ index, whose }) => quoted(line.placeAt(index), whose)),
    );
    return [...links.map(unreasoned), ...quotes];
  },
};

/** Public bodies' sites and the own accounts; a shortener is told of by a rule of its own. */
function needsNone({ url, host, isNamed }: FoundLink, policy: Policy): boolean {
  return (
    isNamed ||
    isOfficial(host, policy) ||
    isOwnAccount(url, policy) ||
    shortenerOf(url, host, policy) !== undefined
  );
}

/** A reason is given for one address, or with the bare host for all of a site. */
function covers(key: string, link: FoundLink): boolean {
  const url = parseUrl(key);
  if (!url) return false;
  const wholeSite = url.pathname === '/' && url.search === '' && hostName(url) === link.host;
  return wholeSite || sameAddress(url, link.url);
}

/** Only the host is repeated: the rest of a URL may hold a token. */
function unreasoned(link: FoundLink): Report {
  const { url, host } = link;
  if (isSomeonesPost(url, host))
    return {
      ...linkRange(link),
      message: {
        ja: `他の利用者の投稿（${host}）へのリンクです。引用する理由を link_reasons に「"投稿のURL": 主催者の告知」のように書いてください。`,
        en: `This links to another user's post (${host}). State why it is quoted under link_reasons, e.g. "the post's URL": the organiser's notice.`,
      },
    };
  return {
    ...linkRange(link),
    message: {
      ja: `${host} は公式サイトとして登録されていません。載せる理由を link_reasons に「"https://${host}/": 共催団体の告知」のように書いてください。`,
      en: `${host} is not one of the official hosts. State why it is linked under link_reasons, e.g. "https://${host}/": the co-organiser's notice.`,
    },
  };
}

function isSomeonesPost(url: URL, host: string): boolean {
  return /(?:^|\.)(?:x|twitter)\.com$/.test(host) && /^\/\w{1,30}\/status\//.test(url.pathname);
}

function quoted(place: Report['place'], whose: string | undefined): Report {
  return {
    place,
    message: {
      ja: `${whose ?? 'ほかの方'} の投稿を引用・紹介しています。この団体の見解と受け取られることがあります。引用する理由を acknowledge に書いてください。`,
      en: `This quotes or passes on a post of ${whose ?? 'somebody else'}, and may be read as an endorsement. State the reason under acknowledge.`,
    },
  };
}
