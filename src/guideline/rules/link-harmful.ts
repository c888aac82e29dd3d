import type { Dictionary } from '../../policy/policy.ts';
import { isOfficial } from '../host.ts';
import { linkRange, linksOf } from '../links.ts';
import type { TextRule } from '../rule.ts';

/** What sites show is beyond a machine: a name that gives it away, or one that the organisation listed, is not. */
export const linkHarmful: TextRule = {
  id: 'link-harmful',
  clause: 'HSM-4-7-5',
  severity: 'block',
  about: {
    ja: 'わいせつ、賭博など、載せないサイトへのリンク（policies/dictionaries/harmful-hosts.yml）',
    en: 'Links to sites that must not be shown (policies/dictionaries/harmful-hosts.yml)',
  },
  check({ post, policy }) {
    const dictionary = policy.dictionaries.get('harmful-hosts');
    if (!dictionary) return [];
    return linksOf(post).flatMap((link) => {
      const { host, isDefanged } = link;
      if (isOfficial(host, policy) || !isListed(host, dictionary)) return [];
      return [
        {
          ...linkRange(link),
          ...(isDefanged ? { severity: 'warn' as const } : {}),
          message: {
            ja: `${host} は、わいせつな内容や違法な賭博など、読む人に害のあるサイトと思われます。リンクを消してください。`,
            en: `${host} seems to be a site that harms readers (obscene, unlawful gambling). Remove the link.`,
          },
        },
      ];
    });
  },
};

/** An entry with a dot is a host and all below it; one without is a word that a host's name holds. */
function isListed(host: string, { entries }: Dictionary): boolean {
  return entries.some(({ word, except }) => {
    const isHere = word.includes('.') ? `.${host}`.endsWith(`.${word}`) : host.includes(word);
    return isHere && !except.some((harmless) => host.includes(harmless));
  });
}
