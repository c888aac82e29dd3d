import type { Message } from '../../post/message.ts';
import { deception } from '../links/deceptions.ts';
import { otherSchemes } from '../links/link-schemes.ts';
import { linkRange, linksOf } from '../links.ts';
import type { Report, Rule } from '../rule.ts';
import { textLines } from '../text-lines.ts';

export const linkDeceptive: Rule = {
  id: 'link-deceptive',
  clause: 'HSM-4-7-5',
  severity: 'block',
  about: {
    ja: '見た目と行き先の違うリンク、なりすましの行き先、プログラムのファイル',
    en: 'Links that lead elsewhere than they look, look-alike hosts, program files',
  },
  check({ post, policy }) {
    const links = linksOf(post).flatMap((link): Report[] => {
      const found = deception(link, policy);
      if (!found) return [];
      const { message, sure } = found;
      if (link.isNamed && !link.isDefanged) return [];
      // Written so that nobody follows it, it is most likely a warning of that very site.
      const isDoubtful = !sure || link.isDefanged;
      return [
        {
          ...linkRange(link),
          message,
          ...(isDoubtful ? { severity: 'warn' } : {}),
        },
      ];
    });
    const others = textLines(post).flatMap((line) =>
      otherSchemes(line).map(({ scheme, index }) => ({
        place: line.placeAt(index),
        message: notAPage(scheme),
      })),
    );
    return [...links, ...others];
  },
};

function notAPage(scheme: string): Message {
  return {
    ja: `「${scheme}:」で始まるものは、開く人の端末でプログラムを動かしたり、端末や庁内のファイルを指したりします。https:// で始まるページのURLに替えてください。`,
    en: `An address that begins with "${scheme}:" runs code or names a file on somebody's machine. Use the https:// URL of a page.`,
  };
}
