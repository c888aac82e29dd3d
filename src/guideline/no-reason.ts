/** Longer than this, a text says something. */
const longestEmpty = 40;
/** Fewer letters than this cannot tell anybody why. Letters of the alphabet say less each. */
const fewest = { japanese: 4, latin: 8 };

/**
 * A stated "reason" that gives none: a letter or two, one sign again and again,
 * or only that it is fine (`OK`, `問題ないため`). It stays on record for ever
 * with the approval, so it must tell a reader why.
 */
export function isNoReason(text: string): boolean {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const letters = [...bare];
  if (letters.length > longestEmpty) return false;
  const least = /^[\p{Script=Latin}\p{N}]*$/u.test(bare) ? fewest.latin : fewest.japanese;
  return letters.length < least || new Set(letters).size < 3 || empty.test(bare);
}

/** Only that it is fine, done, or necessary. */
const fine = [
  '(?:特に|とくに|内容に|全く|まったく|別に|一切)*問題(?:は|も|が)?(?:な[しいく]|無[しい]|ありません|ございません|あり)',
  '(?:支障|異常|異議|不備|誤り)(?:は|も|が)?(?:な[しい]|無[しい]|ありません)',
  '差し?支え(?:は|も)?(?:な[しい]|ありません)',
  '大丈夫|構いません|かまいません|構わない|結構|了解|承知|適切|正当|妥当|可能|はい',
  '(?:内容を?|本文を?)?(?:確認|チェック|対応)(?:済み?|して(?:い|あ)る)?',
  '必要(?:な|の|が(?:ある|あり))?|仕方(?:が)?な[しい]|やむを?得(?:ない|ず)|念の?ため',
  '(?:特に)?(?:理由(?:は)?)?(?:なし|無し|ない)|(?:ここに)?理由(?:を書く)?|その他|同上|上記(?:の通り|のとおり)?|不明|未定|テスト|試験',
  '(?:後|あと)で(?:書く|書きます|直す|直します)?|このまま(?:で(?:よい|いい|良い))?|ok|okay',
];
const ending =
  'です|でした|である|だ|ため|の|と|で|思(?:う|います|われます)|判断|考え(?:る|ます)|しました|します|した|ます|なので|から|公開|お願い|ください';
const english =
  'ok|okay|fine|good|yes|allgood|noproblems?|noissues?|none|nothing|notapplicable|checked|confirmed|approved|testing|test|todo|later|needed|necessary|required|reason|because|asitis|itisfine|itsfine|seeabove|this|is|writethereasonhere';

const empty = new RegExp(`^(?:(?:${fine.join('|')}|${ending})+|(?:${english})+)$`);
