import type { Policy } from '../../policy/policy.ts';
import { hostName, isOfficial, parseUrl } from '../host.ts';
import { deception } from '../links/deceptions.ts';
import type { LinkFact } from '../links/link-fact.ts';
import { shortenerOf } from '../links/short-hosts.ts';
import { type FoundLink, linkRange, linksOf } from '../links.ts';
import type { Report, Rule } from '../rule.ts';

/** Says nothing until somebody has looked: a check without network has no facts. */
export const linkTarget: Rule = {
  id: 'link-target',
  clause: 'HSM-4-4',
  severity: 'warn',
  about: {
    ja: '開かないリンク、別のサイトに移るリンク（--online のとき）',
    en: 'Links that do not open or lead elsewhere (with --online)',
  },
  check({ post, policy, linkFacts }) {
    if (!linkFacts) return [];
    return linksOf(post).flatMap((link) => {
      const fact = linkFacts.get(link.target);
      const report = fact && judge(link, fact, policy);
      return report ? [{ ...linkRange(link), ...report }] : [];
    });
  },
};

type Judged = Omit<Report, 'place' | 'end'>;

function judge(link: FoundLink, fact: LinkFact, policy: Policy): Judged | undefined {
  switch (fact.state) {
    case 'opens':
      return elsewhere(link, fact.final, policy);
    case 'gone':
      return fact.why === 'no-page' ? noPage(link, policy) : noSite(link);
    case 'unseen':
      return undefined;
    default:
      return unreachable(fact);
  }
}

function noPage({ host }: FoundLink, policy: Policy): Judged {
  const later = isOfficial(host, policy);
  return {
    message: {
      ja: `${host} に、このページは見つかりません。URLを確かめてください。${later ? '公開日時に開くページなら、そのことを acknowledge に書いてください。' : ''}`,
      en: `${host} has no such page. Check the URL.${later ? ' If it opens at the time of publication, say so under acknowledge.' : ''}`,
    },
  };
}

function noSite({ host }: FoundLink): Judged {
  return {
    message: {
      ja: `${host} というサイトは見つかりません。URLの綴りを確かめてください。`,
      en: `There is no site ${host}. Check the spelling of the URL.`,
    },
  };
}

function elsewhere({ url, host }: FoundLink, final: string, policy: Policy): Judged | undefined {
  const at = parseUrl(final);
  if (!at || hostName(at) === host) return undefined;
  const to = hostName(at);
  const found = deception({ text: final, target: final, url: at, host: to }, policy);
  if (found)
    return {
      clause: 'HSM-4-7-5',
      message: {
        ja: `${host} から移った先について：${found.message.ja}`,
        en: `Where ${host} leads: ${found.message.en}`,
      },
    };
  const hides = shortenerOf(url, host, policy) !== undefined;
  if (hides || !isOfficial(host, policy) || isOfficial(to, policy)) return undefined;
  return {
    clause: 'HSM-4-5',
    message: {
      ja: `${host} のURLですが、開くと公式でないサイト（${to}）に移ります。行き先を確かめ、載せる理由を acknowledge に書いてください。`,
      en: `The URL is on ${host} but readers end up on ${to}, which is not official. Look at it, and state under acknowledge why it is linked.`,
    },
  };
}

function unreachable(fact: never): never {
  throw new TypeError(`link fact of unknown state: ${JSON.stringify(fact)}`);
}
