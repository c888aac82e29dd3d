import type { Policy } from '../../policy/policy.ts';
import type { Draft } from '../../post/read-draft.ts';
import { isOfficial } from '../host.ts';
import { type FoundLink, linksOf } from '../links.ts';
import { type TextLine, textLines } from '../text-lines.ts';

/**
 * Links at which readers are asked to type a secret, where the site is no public
 * body's: that is how phishing asks, and whoever learns from official posts to do
 * it anywhere will do it there. On official hosts, and of machines at a counter or
 * in a shop, asking is lawful; so is a warning against it.
 */
export function linksThatAskSecrets(post: Draft, policy: Policy): readonly FoundLink[] {
  const lines = textLines(post);
  const requests = lines
    .flatMap((line, at) => requestsIn(line, lines[at - 1], lines[at + 1]))
    // Whoever mends these looks at the rest.
    .slice(0, 100);
  if (requests.length === 0) return [];
  const links = linksOf(post);
  const asking = requests.flatMap((request) => nearest(request, links));
  return [...new Set(asking)].filter(
    ({ host, isDefanged, isNamed }) => !isDefanged && !isNamed && !isOfficial(host, policy),
  );
}

interface Request {
  readonly line: number;
  /** How many lines away its link may stand. */
  readonly reach: number;
}

const hint = /パスワード|パスコード|暗証|PIN|カード|セキュリティコード|口座|個人番号|マイナンバー/;

function requestsIn(line: TextLine, before?: TextLine, after?: TextLine): Request[] {
  if (!hint.test(line.prose)) return [];
  const text = `${line.prose}\n${after?.prose ?? ''}`;
  return [...text.matchAll(request)].flatMap(({ 0: found, index, groups: { weak } = {} }) => {
    if (index >= line.prose.length) return [];
    const sentence = sentenceAround(text, index, index + found.length);
    if (harmless.test(sentence) || given.test(sentence.slice(0, sentence.indexOf(found) + 12)))
      return [];
    const points = pointing.test(`${before?.prose.slice(-30) ?? ''}\n${sentence}`);
    if (weak !== undefined && !points) return [];
    if (!points && (elsewhere.test(sentence) || worried.test(sentence))) return [];
    return [{ line: line.placeAt(index).line, reach: points ? 4 : 2 }];
  });
}

/** Cards of payment: those of points, members, libraries and patients are no secret. */
const secret =
  '(?:パスワード|パスコード|暗証(?:番号|コード)|(?<![A-Za-z])PIN(?:コード|番号)?(?![A-Za-z])|(?:クレジット|キャッシュ|デビット|銀行|(?<![ァ-ヶー者員書出察券]))カードの?(?:番号|情報|有効期限)|セキュリティコード|口座(?:番号|情報)|個人番号|マイナンバー(?!カード|制度|ポータル|対策|総合))';
const typed = '(?:入力|打ち込|記入|送信|返信|ログイン|サインイン|入れて|教えて|お知らせください)';
/** As advice these are given everywhere; with 「こちらから」 they are what phishing says. */
const renewed = '(?:更新|変更|再設定|再登録|確認|登録)';

const request = new RegExp(`${secret}(?:[^。!?]{0,16}?)(?:${typed}|(?<weak>${renewed}))`, 'g');

/** Where the reader is sent. 「サイト」 alone may be any. */
const pointing =
  /リンク先|リンク(?:から|を)|こちら|下記|以下の?(?:URL|ページ|サイト|フォーム|アドレス)|上記の?(?:URL|ページ|サイト|フォーム|アドレス)|次の(?:URL|ページ|サイト|フォーム|アドレス)|URL(?:から|を開|に|へ)|(?:専用|申込|申請|登録|受付|この|本|同)(?:み|用|の)?(?:ページ|サイト|フォーム|アプリ)/;

/** A warning, a refusal, a question of others, what nobody has to do. */
const harmless =
  /(?:入力|記入|送信|返信|登録|変更|更新|確認|ログイン|教え|お知らせ|伝え|入れ)[^。!?]{0,6}(?:ない|ず(?:に)?|ません|不要|な(?=[。!?\n]|$)|禁止|控え|やめ)|させ|求め|要求|促|迫|誘導|聞き出|聞かれ|お(?:聞き|尋ね)|たずね|だまし|騙|詐欺|偽|不審|フィッシング|入力(?:欄|済)|必要は|不要|ことは(?:あり|ござい)ません|なしで/;

/** What advice is about, and what phishing frightens people with: 「不正利用を防ぐため、こちらから…」 */
const worried = /盗|漏|流出|悪用|狙|不正|注意/;

/** A password that whoever invites hands out is no secret of the reader's. */
const given =
  /(?:お知らせ|お送り|ご案内|案内|通知|送付|配布|記載|表示|届い?|配信|発行|印字|掲示|会場で|メールで|共通)[^。!?]{0,16}(?:パスワード|パスコード|PIN|番号|コード)/;

/** Typed at a machine, not on a page. */
const elsewhere =
  /コピー機|マルチコピー|ATM|窓口|端末|カードリーダ|読み?取り?機|キオスク|コンビニ|庁舎|電話で|対面/;

/** No sentence that people read is longer; a line of 100 KB may ask ten thousand times. */
const longest = 120;

function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - longest), start);
  const behind = text.slice(end, end + longest);
  const from = Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1;
  const stop = behind.search(/[。!?]|\n(?=\s*$)/);
  return `${before.slice(from)}${text.slice(start, end)}${stop < 0 ? behind : behind.slice(0, stop + 1)}`;
}

/** Several may be as near as one another: then each may be the one. */
function nearest({ line, reach }: Request, links: readonly FoundLink[]): readonly FoundLink[] {
  const distance = ({ place }: FoundLink) => Math.abs(place.line - line);
  const least = Math.min(...links.map(distance));
  return least > reach ? [] : links.filter((link) => distance(link) === least);
}
