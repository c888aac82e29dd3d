import type { Message } from '../../post/message.ts';
import { linksThatAskSecrets } from '../links/asks-secret.ts';
import { deception } from '../links/deceptions.ts';
import { hiddenLinks } from '../links/hidden-links.ts';
import { type OtherScheme, otherSchemes } from '../links/link-schemes.ts';
import { linkRange, linksOf } from '../links.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, TextRule } from '../rule.ts';
import { textLines } from '../text-lines.ts';

export const linkDeceptive: TextRule = {
  id: 'link-deceptive',
  clause: 'HSM-4-7-5',
  severity: 'block',
  about: {
    ja: '見た目と行き先の違うリンク、なりすましの行き先、プログラムのファイル、暗証番号などを入れさせるリンク',
    en: 'Links that lead elsewhere than they look, look-alike hosts, program files, links that ask for passwords or PINs',
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
      otherSchemes(line).map((found) => ({
        ...rangeAt(line, found.index, found.end),
        ...notAPage(found),
      })),
    );
    const asking = linksThatAskSecrets(post, policy).map((link) => ({
      ...linkRange(link),
      severity: 'warn' as const,
      message: asksSecret(link.host),
    }));
    const hidden = hiddenLinks(post, policy).map((link) => ({
      ...linkRange(link),
      severity: 'warn' as const,
      message: isHidden(link.host),
    }));
    return [...links, ...others, ...asking, ...hidden];
  },
};

function notAPage({ kind, scheme }: OtherScheme): Pick<Report, 'message' | 'severity'> {
  switch (kind) {
    case 'runs':
      return { message: runsCode(scheme) };
    case 'program':
      return { message: program(scheme) };
    case 'fetches':
      return { message: fetches(scheme), severity: 'warn' };
  }
}

function runsCode(scheme: string): Message {
  return {
    ja: `「${scheme}:」で始まるものは、開く人の端末でプログラムを動かしたり、端末や庁内のファイルを指したりします。https:// で始まるページのURLに替えてください。`,
    en: `An address that begins with "${scheme}:" runs code or names a file on somebody's machine. Use the https:// URL of a page.`,
  };
}

const program = (scheme: string): Message => ({
  ja: `「${scheme}:」で始まる行き先が、開くと動くプログラムのファイルです。説明のある https:// のページのURLに替えてください。`,
  en: `An address that begins with "${scheme}:" names a program file. Use the https:// URL of a page that explains it.`,
});

const fetches = (scheme: string): Message => ({
  ja: `「${scheme}:」で始まる行き先は、多くの端末で開けず、暗号化もされません。https:// で始まるページのURLに替えてください。どうしても必要なら、理由を acknowledge に書いてください。`,
  en: `An address that begins with "${scheme}:" opens on few devices, and without encryption. Use the https:// URL of a page, or state the reason under acknowledge.`,
});

const isHidden = (host: string): Message => ({
  ja: `${host} へ行くよう案内しながら、リンクにならない形（hxxps://、[.]）で書いています。確認を逃れる不審なサイトの書き方です。サイトを確かめ、案内するならURLをそのまま書いてください。注意を呼びかけるためなら、そう分かるように書いてください。`,
  en: `Readers are sent to ${host}, but its address is written so that it is no link (hxxps://, [.]), as suspicious sites are passed on. Check the site; to recommend it, write its URL as it is. If this is a warning, say so.`,
});

const asksSecret = (host: string): Message => ({
  ja: `公的機関のものでないサイト（${host}）で、パスワードや暗証番号、カード番号などを入れるよう案内しています。偽サイトの手口と見分けがつきません。公式サイトの案内のページを載せてください。正しい手続であれば、その理由を acknowledge に書いてください。`,
  en: `Readers are asked to type a password, a PIN or a card number on ${host}, which is no public body's site; phishing asks in just this way. Link to the official page that explains it, or state the reason under acknowledge.`,
});
