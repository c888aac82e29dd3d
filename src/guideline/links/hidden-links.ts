import type { Policy } from '../../policy/policy.ts';
import type { Draft } from '../../post/read-draft.ts';
import { isOfficial } from '../host.ts';
import { type FoundLink, linksOf } from '../links.ts';
import { textLines } from '../text-lines.ts';
import { deception } from './deceptions.ts';
import { shortenerOf } from './short-hosts.ts';

/**
 * Links that are written so that nothing makes a link of them (`hxxps://`, `[.]`)
 * in a post that sends readers there: to warn of a site one writes so, to
 * recommend one only in order to pass filters.
 */
export function hiddenLinks(post: Draft, policy: Policy): readonly FoundLink[] {
  const hidden = linksOf(post).filter(
    (link) =>
      link.isDefanged &&
      !isOfficial(link.host, policy) &&
      // These are told by what is false about them, or by the rule for shorteners.
      !deception(link, policy) &&
      shortenerOf(link.url, link.host, policy) === undefined,
  );
  if (hidden.length === 0) return [];
  const text = textLines(post)
    .map(({ prose }) => prose)
    .join('\n');
  return warns.test(text) || !sends.test(text) ? [] : hidden;
}

const warns =
  /詐欺|フィッシング|偽|ニセ|にせ|なりすま|不審|あやし|怪し|だま[しさ]|騙|悪質|悪用|不正|本物|開かない|開かず|押さない|アクセス(?:し)?ない|クリックしない|入力しない|削除し|無視し|ウイルス|マルウェア|閉鎖|乗っ取|phishing|scam|fake/i;
const sends =
  /こちら|から|へどうぞ|をご覧|ご覧くだ|開い|開く|アクセス|登録|申し?込|予約|購入|ダウンロード|受け取|見て|チェック|直して|読み替え|置き換え|詳し|here|visit/i;
