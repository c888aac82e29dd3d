import type { Organisation } from '../../policy/policy.ts';

/** Whether a link's text says that the organisation's own site is behind it: 「北海道公式ホームページ」. */
export function claimsOfficial(text: string, organisation: Organisation): boolean {
  if (!site.test(text)) return false;
  const name = organisation.name.replace(/[（(].*$/, '').trim();
  return (name !== '' && text.includes(name)) || isOurs(text, name) || office.test(text);
}

/** 「道の公式サイト」 of 北海道, 「当市ホームページ」 of anybody; 「道の駅の公式サイト」 and 「水道のホームページ」 are others'. */
function isOurs(text: string, name: string): boolean {
  const kind = name.at(-1) ?? '';
  return ours.test(text) || (kinds.includes(kind) && new RegExp(bare(kind), 'u').test(text));
}

const kinds = '都道府県市区町村';
const own = '(?:の?公式|の?ホームページ|の?ウェブサイト|のサイト|のHP|のＨＰ)';
const bare = (kind: string) => `(?<![\\p{sc=Han}々])${kind}${own}`;
const ours = new RegExp(`(?:当|本)[庁都道府県市区町村]${own}`);

const site = /公式|ホームページ|ウェブサイト|サイト|HP|ＨＰ|ポータル|窓口|申請|ページ/;
/** 「イベントの公式サイト」 may be anybody's; an office's site may not. */
const office =
  /(?:道庁|県庁|府庁|都庁|市役所|区役所|町役場|村役場|振興局)(?:の|公式|ホームページ|サイト|HP|ＨＰ|$)/;
