import type { LinkFact, LinkFacts, UnseenWhy } from '../../guideline/links/link-fact.ts';
import type { Language } from '../../post/message.ts';

/** What came of looking at the links, in a line or a few: what could not be seen is said, and is no fault. */
export function linksSeenText(facts: LinkFacts, language: Language): string {
  const count = (state: LinkFact['state']) =>
    [...facts.values()].filter((fact) => fact.state === state).length;
  const [opens, gone, unseen] = [count('opens'), count('gone'), count('unseen')];
  const total =
    language === 'ja'
      ? `リンク${facts.size}件を見に行きました。開いたもの${opens}件、見つからないもの${gone}件、確かめられないもの${unseen}件`
      : `Looked at ${facts.size} links: ${opens} open, ${gone} not found, ${unseen} could not be looked at`;
  const lines = [...facts].flatMap(([target, fact]) =>
    fact.state === 'unseen' ? [`  ${hostOf(target)} ${words[fact.why][language]}`] : [],
  );
  return [total, ...new Set(lines)].join('\n');
}

/** The rest of a URL may hold a token. */
function hostOf(target: string): string {
  return URL.parse(target)?.host ?? '?';
}

const words: Readonly<Record<UnseenWhy, Readonly<Record<Language, string>>>> = {
  login: { ja: 'ログインが必要です', en: 'wants a login' },
  refused: { ja: '機械からの閲覧を断っています', en: 'refuses programs' },
  busy: { ja: '混み合っています', en: 'is busy' },
  'server-error': { ja: 'サイト側のエラーです', en: 'has an error of its own' },
  timeout: { ja: '時間内に返事がありません', en: 'did not answer in time' },
  unreachable: { ja: 'つながりません', en: 'cannot be reached' },
  certificate: { ja: '証明書を確かめられません', en: 'has a certificate that cannot be verified' },
  'too-many-redirects': { ja: '転送が多すぎます', en: 'redirects too often' },
  'not-a-web-address': { ja: 'ウェブページのURLではありません', en: 'is no address of a web page' },
  'private-address': {
    ja: '内部のネットワークを指すため見ません',
    en: 'points inside a network: not asked',
  },
  'not-asked': { ja: '時間が足りず見ていません', en: 'was not asked for want of time' },
};
