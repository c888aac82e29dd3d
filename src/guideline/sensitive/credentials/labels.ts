/** Words that nobody uses but for what opens something. Fragments of regular expressions, with the flag `i`. */
export const strong =
  'パスワード|パスコード|パスナンバー|パスフレーズ|暗証(?:番号|コード)?|PIN\\s?(?:コード|番号|code)|pass\\s?code|pass\\s?word|passphrase|passwd|(?<![a-z])pwd|' +
  'キーボックスの?(?:暗証)?番号|(?:解[錠除]|開錠)(?:番号|コード)|ロック(?:解除)?(?:番号|コード)|ロック解除|キーコード|(?<!信用)金庫の?番号|セキュリティ(?:キー|ーキー)|暗号化?キー|ネットワークキー|アクセスコード|認証コード|確認コード';

/** Words of other things too: a day pass, a pin. */
export const weak =
  '(?:(?:Wi-?Fi|無線LAN|SSID)の?パス|(?<![a-z])(?:P\\.?W\\.?|PIN\\d?|PUK)|(?<![a-zァ-ヶー\\p{sc=Han}])(?:PASS|合い?言葉)|(?<![a-zァ-ヶー]|乗車|入場|周遊|年間|通行|優先|[\\d一二三]日|観光|鉄道|割引)パス)(?![a-zァ-ヶー]|(?![はがをもの])[ぁ-ん])';

/** What opens something, told by what it is for: 視聴キー, 警備を解除するコード, ロックは. */
export const opening =
  'キー番号|(?:ホスト|視聴|閲覧|共有|配信|ストリーム|マスター|一時|スペア|管理|職員|関係者|編集|解凍|暗号|復号|保守)(?:用の?)?(?:キー|コード|番号)|共有鍵|鍵(?=[はが]\\s?[「『"!-~])|(?:警備|セコム|アルソック|ALSOK|施錠|ロック)の?解除(?!方法)|' +
  '(?:に入る|を解除する|を開ける|に入室する|を解く)(?:ため)?の?(?:番号|コード|数字)|(?<![ァ-ヶー])ロック(?=[はが])';
