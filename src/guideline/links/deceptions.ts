import type { Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { isOfficial, isOwn } from '../host.ts';
import type { FoundLink } from '../links.ts';
import { claimsOfficial } from './claims-official.ts';
import { fileKind } from './file-kind.ts';
import { lettersOf } from './letters.ts';
import { lookAlike } from './look-alike.ts';
import { meantOwnHost } from './misspelt.ts';
import { redirectTarget } from './redirect-target.ts';
import { shownElsewhere } from './shown-elsewhere.ts';

/** What is false about a link. Messages name hosts only: the rest of a URL may hold a token. */
export interface Deception {
  readonly message: Message;
  /** False: only a person can tell whether somebody is deceived. */
  readonly sure: boolean;
}

export type Address = Pick<FoundLink, 'text' | 'target' | 'url' | 'host'>;

/** The first, and so the heaviest, that is found. */
export function deception(link: Address, policy: Policy): Deception | undefined {
  let doubtful: Deception | undefined;
  for (const find of kinds) {
    const found = find(link, policy);
    if (found?.sure) return found;
    doubtful ??= found;
  }
  return doubtful;
}

type Find = (link: Address, policy: Policy) => Deception | undefined;

const userInfo: Find = ({ url, host }) =>
  url.username === '' && url.password === ''
    ? undefined
    : sure({
        ja: `URLに「@」より前の部分があり、行き先は ${host} です。余分な部分を消してください。`,
        en: `The URL has a part before "@"; it really leads to ${host}. Remove that part.`,
      });

/** However it is typed (`0x7f.1`, `2130706433`), the parsed host is in plain digits. */
const bareAddress: Find = ({ host }) =>
  /^(?:\d+\.){3}\d+$|^\[/.test(host)
    ? sure({
        ja: `行き先が数字だけのアドレス（${host}）です。サイトの名前で書いてください。`,
        en: `The target is a bare IP address (${host}). Use the site's name.`,
      })
    : undefined;

const letters: Find = ({ host, target }, policy) => {
  if (isOwn(host, policy)) return undefined;
  const kind = lettersOf(host, target);
  if (kind === 'plain') return undefined;
  const message = {
    ja: `行き先の名前に、見分けにくい文字が使われています（${host}）。公式のURLかを確かめ、別のURLにしてください。`,
    en: `The host's name has characters that are easily mistaken (${host}). Check that it is the real site and use another URL.`,
  };
  return kind === 'disguised' ? sure(message) : perhaps(message);
};

const imitation: Find = ({ host }, policy) => {
  if (isOfficial(host, policy)) return undefined;
  const found = lookAlike(host, policy);
  if (found === undefined) return undefined;
  const message = {
    ja: `${host} は公的機関のサイトに見えますが、公式のもの（登録されたホスト、lg.jp、go.jp）ではありません。正しいURLを確かめてください。注意を呼びかけるために示すときは、リンクにならない形（hxxps://、[.]）で書いてください。`,
    en: `${host} looks like a public body's site but is none (registered hosts, lg.jp, go.jp). Check the URL. To warn of a site, write it so that it is no link (hxxps://, [.]).`,
  };
  return found === 'sure' ? sure(message) : perhaps(message);
};

const file: Find = ({ url, host }, policy) => {
  const kind = fileKind(url);
  if (kind === undefined || (kind === 'archive' && isOfficial(host, policy))) return undefined;
  if (kind === 'program')
    return sure({
      ja: '行き先が、開くと動くプログラムのファイルです。説明のページへのリンクに替えてください。',
      en: 'The target is a program file. Link to a page that explains it.',
    });
  return perhaps({
    ja: `行き先（${host}）が、中身の見えない圧縮ファイルかマクロの入ったファイルです。説明のページへのリンクに替えてください。`,
    en: `The target (on ${host}) is an archive or a file with macros. Link to a page that explains it.`,
  });
};

const shownAnother: Find = ({ text, target, url, host }) => {
  const shown = text === target ? undefined : shownElsewhere(text, url);
  return shown === undefined
    ? undefined
    : sure({
        ja: `見えている文字は ${shown}、行き先は ${host} の別のページです。文字と行き先を同じにしてください。`,
        en: `It shows ${shown} but leads to another page, on ${host}. Make text and target the same.`,
      });
};

const sentOn: Find = ({ url, host }, policy) => {
  const to = redirectTarget(url, host);
  if (to === undefined || isOfficial(to, policy)) return undefined;
  const message = {
    ja: `${host} のURLですが、開くと ${to} に移ります。行き先のURLをそのまま書いてください。`,
    en: `The URL is on ${host} but sends readers on to ${to}. Write the target's own URL.`,
  };
  return isOfficial(host, policy) ? sure(message) : perhaps(message);
};

const officialInName: Find = ({ text, target, host }, policy) =>
  text === target || isOfficial(host, policy) || !claimsOfficial(text, policy.organisation)
    ? undefined
    : perhaps({
        ja: `文字は公式のサイトのようですが、行き先は ${host} です。行き先を公式のURLにするか、文字を行き先の名称にしてください。`,
        en: `The text reads as the official site, but the target is on ${host}. Link to the official URL, or name the site that it is.`,
      });

const misspelt: Find = ({ host }, policy) => {
  const meant = meantOwnHost(host, policy);
  return meant === undefined
    ? undefined
    : sure({
        ja: `${host} は ${meant} とよく似ていますが、別の名前です。URLの綴りを直してください。`,
        en: `${host} is very like ${meant} but another name. Correct the spelling of the URL.`,
      });
};

const oddPort: Find = ({ url, host }, policy) =>
  url.port === '' || !isOfficial(host, policy)
    ? undefined
    : perhaps({
        ja: `公式サイト（${host}）のURLに番号「:${url.port}」が付いています。公開されているページのURLか確かめてください。`,
        en: `The URL of ${host} names the port ${url.port}. Check that it is the published page.`,
      });

const plainLogin: Find = ({ url }) =>
  url.protocol === 'http:' && /\/(?:login|signin|logon)(?:[./?]|$)/i.test(url.pathname)
    ? perhaps({
        ja: 'ログインのページのURLが http:// です。暗号化された https:// のURLにしてください。',
        en: 'The URL of a login page is http://. Use https://.',
      })
    : undefined;

const kinds: readonly Find[] = [
  userInfo,
  bareAddress,
  letters,
  imitation,
  file,
  shownAnother,
  sentOn,
  officialInName,
  misspelt,
  oddPort,
  plainLogin,
];

function sure(message: Message): Deception {
  return { message, sure: true };
}

function perhaps(message: Message): Deception {
  return { message, sure: false };
}
