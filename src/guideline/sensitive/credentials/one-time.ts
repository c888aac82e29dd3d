import type { CredentialKind } from './kind.ts';
import { isAdvice } from './told.ts';

const digits = '「?(?<secret>\\d(?:[\\s-]?\\d){3,7})(?![\\d年月日件人円:時分桁ケけ])';
const service =
  'LINE|ライン|SMS|ショートメール|Facebook|フェイスブック|Instagram|インスタ|Twitter|ツイッター|Google|グーグル|Apple|Yahoo|メルカリ|X';

/** 「二段階認証のコード 618 304」: what a service sent to whoever signs in. */
export const oneTime: CredentialKind = {
  hint: /段階|要素|ワンタイム|認証|ログイン|サインイン|コード|リカバリ|復元|バックアップ/,
  patterns: [
    new RegExp(
      `(?:段階|要素)(?:認証)?の?(?:用|確認)?(?:コード|番号|数字|キー)?[^\\d\\n。]{0,12}?${digits}`,
      'dg',
    ),
    new RegExp(
      `(?:ワンタイム|ログイン|サインイン|認証|確認|本人確認|リカバリー?|復元|回復|バックアップ|再設定)(?:用|の)?(?:コード|パス(?:ワード|コード)?|キー|PIN)[^\\d\\n。]{0,12}?${digits}`,
      'dg',
    ),
    new RegExp(
      `(?:${service})[^\\d\\n。]{0,10}(?:認証|確認|本人確認)の?番号[^\\d\\n。]{0,8}?${digits}`,
      'dg',
    ),
    /(?:リカバリー?|復元|回復|バックアップ)(?:用の?)?(?:コード|キー)[^\n!-~]{0,16}\s?(?<secret>(?=[a-z-]{0,9}\d)[a-z\d]{4,5}(?:-[a-z\d]{4,5}){1,5})/dgi,
  ],
  judge: (_, scene) =>
    isAdvice(scene) || /教え|伝え|聞か|詐欺|不審|覚えのない|入力しない/.test(scene.after)
      ? undefined
      : { of: 'system', sure: true },
};
