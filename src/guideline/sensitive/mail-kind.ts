import { isOfficialHost } from '../../policy/official-host.ts';
import type { Policy } from '../../policy/policy.ts';

/**
 * Whose mail address it is, by its host. `private`: free mail and mobile
 * carriers, where offices have none. `other`: a co-organiser or a person, which
 * a machine cannot know.
 */
export function mailKind(host: string, policy: Policy): 'official' | 'private' | 'other' {
  const name = host.toLowerCase();
  if (/\.(?:lg|go)\.jp$/.test(name) || isOwn(name, policy)) return 'official';
  return privateHosts.test(name) ? 'private' : 'other';
}

/** The site www.example.jp has its mail at example.jp. */
function isOwn(name: string, { organisation }: Policy): boolean {
  return (
    isOfficialHost(organisation, name) ||
    organisation.officialHosts.some((host) => host.replace(/^(?:www|\*)\./, '') === name)
  );
}

/** Addresses that anybody gets for nothing. */
const freeMail = [
  ...['gmail.com', 'googlemail.com', 'yahoo.co.jp', 'yahoo.ne.jp', 'yahoo.com', 'ymail.com'],
  ...['ymail.ne.jp', 'outlook.com', 'outlook.jp', 'hotmail.com', 'hotmail.co.jp', 'live.com'],
  ...['live.jp', 'msn.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'aol.jp', 'goo.jp'],
  ...['mail.goo.ne.jp', 'excite.co.jp', 'infoseek.jp', 'rakuten.jp', 'auone.jp', 'kakao.com'],
  ...['protonmail.com', 'proton.me', 'pm.me', 'gmx.com', 'gmx.net', 'mail.com', 'mail.ru'],
  ...['tutanota.com', 'tuta.io', 'zoho.com', 'yandex.com', 'yandex.ru', 'fastmail.com', 'hey.com'],
  ...['duck.com', 'qq.com', '163.com', '126.com', 'naver.com', 'daum.net', 'hanmail.net'],
];

/** Addresses that come with a mobile phone. */
const carriers = [
  ...['docomo.ne.jp', 'ezweb.ne.jp', 'au.com', 'softbank.ne.jp', 'softbank.jp', 'i.softbank.jp'],
  ...['vodafone.ne.jp', 'disney.ne.jp', 'disneymobile.ne.jp', 'emnet.ne.jp', 'emobile.ne.jp'],
  ...['ymobile.ne.jp', 'ymobile1.ne.jp', 'y-mobile.ne.jp', 'willcom.com', 'pdx.ne.jp'],
  ...['uqmobile.jp', 'mineo.jp', 'rakumail.jp', 'jp-c.ne.jp', 'jp-d.ne.jp', 'jp-t.ne.jp'],
];

const privateHosts = new RegExp(
  `(?:^|\\.)(?:${[...freeMail, ...carriers].map((host) => host.replaceAll('.', '\\.')).join('|')})$`,
);
