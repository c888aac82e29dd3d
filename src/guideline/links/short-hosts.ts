import type { Dictionary, DictionaryEntry, Policy } from '../../policy/policy.ts';
import { isPublicBody } from './public-body.ts';

/** The dictionary's entry for a shortener's host or a sub-domain of it; `except` names what lies under it and shortens nothing. */
export function shortenerOf(url: URL, host: string, policy: Policy): DictionaryEntry | undefined {
  const hosts = hostsOf(policy.dictionaries.get('shorteners'));
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const entry = hosts.get(name);
    if (entry) return isExcepted(entry, `${host}${url.pathname}`) ? undefined : entry;
  }
  return undefined;
}

/**
 * Whether an address of an unlisted host has the shape of a shortened one: behind
 * a host that says so (`myurl.in`) any word; behind one as short as they are made
 * a word of mixed signs (`x9.nu/aB3xY`); behind any bare domain a word that only
 * a machine makes (`example.net/Ab3dE`).
 */
export function looksShortened(url: URL, host: string): boolean {
  if (isPublicBody(host) || url.search !== '') return false;
  const [, code = ''] = /^\/([\w-]{2,16})\/?$/.exec(url.pathname) ?? [];
  if (code === '') return false;
  if (saysSo.test(host)) return true;
  if (oneService.has(host)) return false;
  return (tiny.test(host) && isMixed(code)) || (bareDomain.test(host) && isMachineMade(code));
}

function isExcepted({ except }: DictionaryEntry, address: string): boolean {
  return except.some((one) => address === one || address.startsWith(`${one}/`));
}

type Hosts = ReadonlyMap<string, DictionaryEntry>;

/** Policies are read once and never change. */
const cache = new WeakMap<Dictionary, Hosts>();
const none: Hosts = new Map();

function hostsOf(dictionary: Dictionary | undefined): Hosts {
  if (!dictionary) return none;
  const known = cache.get(dictionary);
  if (known) return known;
  const hosts = new Map(dictionary.entries.map((entry) => [entry.word.toLowerCase(), entry]));
  cache.set(dictionary, hosts);
  return hosts;
}

/** `url` at an end of the name, and what else shorteners call themselves. */
const saysSo =
  /(?:^|\.)(?:[a-z0-9-]{1,12}-?url|url[a-z0-9-]{0,8}|[a-z0-9-]{0,12}(?:shrink|shorten|shortlink|shorturl|tinyurl|shrt)[a-z0-9-]{0,10}|lnk[a-z]{0,2})\.[a-z]{2,6}(?:\.[a-z]{2})?$/;

/** Broadcasters and railways have short names under `jp`: there it takes a digit. */
const tiny = /^(?:[a-z0-9-]{1,4}\.(?!jp$)[a-z]{2}|(?=[a-z-]{0,3}\d)[a-z0-9-]{1,4}\.jp)$/;

const bareDomain = /^[a-z0-9-]{1,24}\.[a-z]{2,8}$/;

/** Letters of both cases, or letters among digits: no word that somebody chose. */
function isMixed(code: string): boolean {
  if (code.length < 4) return false;
  return (/[a-z]/.test(code) && /[A-Z]/.test(code)) || (/\d/.test(code) && /[A-Za-z]/.test(code));
}

/** All three kinds at once, and no capital where names have theirs alone (`Taro2026`). */
function isMachineMade(code: string): boolean {
  const isAllKinds = /[a-z]/.test(code) && /[A-Z]/.test(code) && /\d/.test(code);
  return isAllKinds && /^[A-Za-z0-9]{4,8}$/.test(code) && !/^[A-Z]?[a-z]+\d+$/.test(code);
}

/** Names that lead nowhere but to one service, and services whose users choose what stands there. */
const oneService: ReadonlySet<string> = new Set(
  'x.com t.me m.me amzn.to amzn.eu amzn.asia fb.watch ig.me pca.st fb.me fb.gg g.co g.page a.co youtu.be lin.ee line.me flic.kr redd.it pin.it nico.ms wa.me wp.me 1drv.ms qr.ae nhk.jp jr.jp tv.jp goo.ne forms.gle twitter.com instagram.com facebook.com fb.com threads.net threads.com tiktok.com note.com github.com linkedin.com pinterest.com pinterest.jp youtube.com ameblo.jp lit.link linktr.ee zoom.us discord.gg spoti.fi pixiv.net'.split(
    ' ',
  ),
);
