import type { Policy } from '../../policy/policy.ts';
import type { TextLine } from '../text-lines.ts';
import { isOwnHandle } from './own-account.ts';

export interface SharedPost {
  readonly index: number;
  /** `@name`, where one is named. */
  readonly whose?: string;
}

/** Where a text quotes or passes on what somebody else posted: `RT @name`, 「@name さんの投稿を紹介します」. */
export function sharedPosts(line: TextLine, policy: Policy): readonly SharedPost[] {
  if (!hint.test(line.prose)) return [];
  return [...line.prose.matchAll(shared)].flatMap(({ index, groups: { name = '' } = {} }) => {
    if (name === '') return [{ index }];
    return isOwnHandle(name, policy) ? [] : [{ index, whose: `@${name}` }];
  });
}

const hint = /@[A-Za-z0-9_]|(?:さん|氏|様)の|RT|QT|引用/;

/**
 * Whose words they are must be said: 「皆さんの投稿をお待ちしています」 shares nothing,
 * and 「応募作品をリポストすることがあります」 is a notice.
 */
const shared =
  /(?<![A-Za-z])(?:RT|QT|MT|引用RT|引用(?:リポスト|リツイート|ポスト))[ :：]{0,3}@(?<name>\w{1,30})|@(?<name>\w{1,30})[ 　]?(?:さん|氏|様)?[ 　]?(?:の|による|より|から)(?:[^\s。、@]{0,12})?(?:投稿|ツイート|つぶやき|ポスト(?!カード)|リポスト|リツイート|シェア)|(?<!皆|みな|皆様|たく)(?:さん|氏|様)(?:の|による)(?:X|ツイッター|Facebook|インスタグラム)?の?(?:投稿|ツイート|つぶやき)(?:を|の|より)?(?:引用|転載|紹介|シェア|リポスト|リツイート|拡散)(?:し(?:ます|ました|ています)|です|いたします)/g;
