import type { Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { isOfficial } from '../host.ts';
import { type FoundLink, linksOf } from '../links.ts';
import { isLookAlike, isMixedScript } from '../links/look-alike.ts';
import type { Rule } from '../rule.ts';
import { shownElsewhere } from '../links/shown-elsewhere.ts';

export const linkDeceptive: Rule = {
  id: 'link-deceptive',
  clause: 'HSM-4-7-5',
  severity: 'block',
  about: {
    ja: '見た目と行き先の違うリンク、なりすましの行き先、実行ファイル',
    en: 'Links that lead elsewhere than they look, look-alike hosts, executables',
  },
  check({ post, policy }) {
    return linksOf(post).flatMap((link) => {
      const message = deception(link, policy);
      return message ? [{ place: link.place, message }] : [];
    });
  },
};

function deception({ text, target, url, host }: FoundLink, policy: Policy): Message | undefined {
  if (url.username !== '' || url.password !== '')
    return {
      ja: `URLに「@」より前の部分があり、行き先は ${host} です。余分な部分を消してください。`,
      en: `The URL has a part before "@"; it really leads to ${host}. Remove that part.`,
    };
  if (/^(?:\d+\.){3}\d+$|^\[/.test(host))
    return {
      ja: `行き先が数字だけのアドレス（${host}）です。サイトの名前で書いてください。`,
      en: `The target is a bare IP address (${host}). Use the site's name.`,
    };
  if (!isOfficial(host, policy) && isMixedScript(target, host))
    return {
      ja: `行き先の名前に、見分けにくい文字が使われています（${host}）。公式のURLかを確かめ、別のURLにしてください。`,
      en: `The host's name has characters that are easily mistaken (${host}). Check that it is the real site and use another URL.`,
    };
  if (!isOfficial(host, policy) && isLookAlike(host))
    return {
      ja: `${host} は公的機関に見えますが、lg.jp / go.jp のサイトではありません。URLを確かめてください。`,
      en: `${host} looks like a public body's but is no lg.jp / go.jp site. Check the URL.`,
    };
  if (executable.test(url.pathname))
    return {
      ja: '行き先が実行ファイルです。説明のページへのリンクに替えてください。',
      en: 'The target is an executable file. Link to a page that explains it.',
    };
  const shown = text === target ? undefined : shownElsewhere(text, url);
  if (shown === undefined) return undefined;
  return {
    ja: `見えている文字は ${shown}、行き先は ${host} の別のページです。文字と行き先を同じにしてください。`,
    en: `It shows ${shown} but leads to another page, on ${host}. Make text and target the same.`,
  };
}

/** Not `.com`: archives end in the address that they keep. */
const executable = /\.(?:exe|msi|scr|bat|cmd|ps1|vbs|jar|apk|dmg|pkg|hta|lnk|iso)\/?$/i;
