import type { Organisation } from '../../policy/policy.ts';

/** Whether a link's text says that the organisation's own site is behind it: 「北海道公式ホームページ」. */
export function claimsOfficial(text: string, organisation: Organisation): boolean {
  if (!site.test(text)) return false;
  const name = organisation.name.replace(/[（(].*$/, '').trim();
  return (name !== '' && text.includes(name)) || office.test(text);
}

const site = /公式|ホームページ|ウェブサイト|サイト|HP|ＨＰ|ポータル|窓口|申請|ページ/;
/** 「イベントの公式サイト」 may be anybody's; an office's site may not. */
const office =
  /(?:道庁|県庁|府庁|都庁|市役所|区役所|町役場|村役場|振興局)(?:の|公式|ホームページ|サイト|HP|ＨＰ|$)/;
