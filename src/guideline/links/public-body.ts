import { prefectures } from './prefectures.ts';

/**
 * Whether a host belongs to a public body of Japan by its name alone. `lg.jp`
 * and `go.jp` are given to local governments and to the state only (JPRS), and
 * PREF, METRO, CITY, TOWN and VILL are reserved as labels in front of a
 * prefecture or one of the first designated cities.
 *
 * `city.hakodate.hokkaido.jp` is of the same kind and still in use. Since 2012
 * anybody can have `x.hokkaido.jp`, though, and so make a `city.x.hokkaido.jp`:
 * a list of 1,700 municipalities would tell, the shape does not. What it spares
 * is the stated reason; the question whether somebody looked at the page stays.
 */
export function isPublicBody(host: string): boolean {
  if (knownBodies.some((known) => `.${host}`.endsWith(`.${known}`))) return true;
  if (!host.endsWith('.jp')) return false;
  if (/(?:^|\.)(?:lg|go)\.jp$/.test(host)) return true;
  const match = ofLocalGovernment.exec(host);
  if (!match) return false;
  const { kind = '', place = '', region = '' } = match.groups ?? {};
  if (place === '') return kind === 'metro' ? region === 'tokyo' : isRegion(region);
  return kind !== 'pref' && kind !== 'metro' && prefectures.has(region);
}

/** Sites that public bodies themselves run under other names, as their pages under lg.jp say. */
const knownBodies: readonly string[] = [
  // 北海道防災ポータル, くらそう北海道, 道総研
  ...['bousai-hokkaido.jp', 'kuraso-hokkaido.com', 'hro.or.jp'],
  // 道立学校, 札幌市立学校
  ...['hokkaido-c.ed.jp', 'sapporo-c.ed.jp'],
];

function isRegion(name: string): boolean {
  return prefectures.has(name) || designatedCities.has(name);
}

const ofLocalGovernment =
  /(?:^|\.)(?<kind>pref|metro|city|town|vill)\.(?:(?<place>[a-z][a-z-]{0,30})\.)?(?<region>[a-z]{3,10})\.jp$/;

/** Those with a second level of their own; later ones lie under their prefecture. */
const designatedCities: ReadonlySet<string> = new Set([
  'sapporo',
  'sendai',
  'yokohama',
  'kawasaki',
  'nagoya',
  'kobe',
  'kitakyushu',
]);
