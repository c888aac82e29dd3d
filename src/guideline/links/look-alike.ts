import type { Policy } from '../../policy/policy.ts';
import { type OwnNames, ownNames } from './own-names.ts';
import { prefectures } from './prefectures.ts';
import { unicodeHost } from './punycode.ts';
import { skeleton } from './skeleton.ts';
import { slipsBetween } from './slips.ts';

/** `sure`: made to be taken for a public body's site; otherwise only a person can tell. */
export type LookAlike = 'sure' | 'perhaps';

/**
 * Whether a host that is no public body's looks like one: `lg.jp` anywhere but
 * at the end, letters that pass for others (`hokkaid0`, `lg` with a capital I),
 * or the organisation's own name beside words of an office (`pref-hokkaido.jp`).
 */
export function lookAlike(host: string, { organisation }: Policy): LookAlike | undefined {
  if (translators.test(host)) return undefined;
  if (misplaced.test(host)) return 'sure';
  const own = ownNames(organisation);
  const shown = unicodeHost(host);
  const looks = skeleton(shown);
  const tokens = shown.split(/[.-]/).filter((token) => token !== 'www');
  if (imitates(tokens, own) || nearOwnHost(shown, own)) return 'sure';
  const isPlace = tokens.some((token) => isKnownPlace(token, own));
  if (seemsPublic(looks)) {
    // `ig.jp` and names that end in `-go` may be honest ones; `1g`, `lq` and `g0` are not.
    const isHonest = /(?:\.ig|-go)\.jp$/.test(shown) && !isPlace && !tokens.some(isOfficeWord);
    return isHonest ? 'perhaps' : 'sure';
  }
  if (!isPlace) return tokens.some((token) => services.test(token)) ? 'perhaps' : undefined;
  return tokens.some((token) => offices.has(token) || lures.test(token)) ? 'perhaps' : undefined;
}

/** `pref.hokkaido.lg.jp.example.com`, `pref-hokkaido-lg-jp.com`, `hokkaido-lg.jp`, `gov.jp`. */
const misplaced =
  /(?:^|[.-])(?:lg|go)[.-]jp[.-].|(?:^|[.-])(?:lgjp|lg-jp|go-jp|gov-jp|jp-gov|japan-gov)(?:[.-]|$)|-lg\.jp$|(?:^|[.-])gov\.jp$/;

/** Machine translation serves a site under its own name: `www-pref-hokkaido-lg-jp.translate.goog`. */
const translators = /\.(?:translate\.goog|j-server\.com|transer\.com|honyaku\.app)$/;

const offices: ReadonlySet<string> = new Set('pref lg gov docho kencho'.split(' '));
/** What imitations of offices promise, in Latin letters. */
const lures =
  /^(?:kyufu|kyufukin|kyuhu|hojokin|nouzei|zei|kanpu|login|mypage|mynumber|mynaportal)$/;
const services = /^(?:mynaportal|mynumbercard|etax|kokuzei|nenkinnet|jmagojp)$/;

function isOfficeWord(token: string): boolean {
  return offices.has(token) || /^(?:city|town|vill|metro)$/.test(token);
}

/** The end that only offices have, by its looks: `.ig.jp`, `.1g.jp`, `.g0.jp`; a hyphen before it. */
function seemsPublic(looks: string): boolean {
  return /(?:\.(?:ig|go)|-go)\.jp$/.test(looks);
}

/** The own place's name in letters that pass for its own, or as it is (or one key off) with an office's word. */
function imitates(tokens: readonly string[], { places }: OwnNames): boolean {
  const isOffice = tokens.some((token) => offices.has(token));
  return tokens.some(
    (token) =>
      isFakeOf(token, places, 4) ||
      isFakeOf(token, farPlaces, 6) ||
      places.some(
        ({ name }) =>
          (isOffice && (token === name || isSlipOf(token, name))) ||
          [...offices].some((office) => token === name + office || token === office + name),
      ),
  );
}

/** Beside an office's word two keys off still mean the place; short names have honest neighbours. */
function isSlipOf(token: string, name: string): boolean {
  const most = name.length >= 8 ? 2 : 1;
  return name.length >= 7 && slipsBetween(token, name, most) <= most;
}

function isFakeOf(token: string, places: OwnNames['places'], least: number): boolean {
  if (token.length < least) return false;
  const looks = skeleton(token);
  return places.some((place) => place.looks === looks && place.name !== token);
}

const farPlaces = [...prefectures]
  .filter((name) => name.length >= 6)
  .map((name) => ({ name, looks: skeleton(name) }));

function isKnownPlace(token: string, { places }: OwnNames): boolean {
  return prefectures.has(token) || places.some(({ name }) => name === token);
}

/** An own host with one or two keys off. Short names have honest neighbours. */
function nearOwnHost(shown: string, { hosts }: OwnNames): boolean {
  const host = shown.replace(/^www\./, '');
  return hosts.some(
    (own) =>
      own.length >= 12 &&
      host !== own &&
      (slipsBetween(host, own, 1) === 1 || skeleton(host) === skeleton(own)),
  );
}
