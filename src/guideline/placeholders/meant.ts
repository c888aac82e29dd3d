/** A spot of an unfinished sign, in its line. */
export interface Spot {
  readonly text: string;
  readonly index: number;
  readonly length: number;
}

/**
 * `meant`: the text hides a name on purpose, as in a warning of fraud (「○○銀行です」という電話)
 * or an example (記入例：○○町). `quoted`: in quotes it may be one. Looks no further
 * than a sentence, so that time stays linear.
 */
export function howMeant(spot: Spot, hides: boolean): 'meant' | 'quoted' | 'unfinished' {
  const { text, index, length } = spot;
  if (isTaught(spot)) return 'meant';
  if (!hides) return isQuoted(spot) ? 'quoted' : 'unfinished';
  if (isOrnament(spot)) return 'meant';
  const before = text.slice(Math.max(0, index - 14), index);
  const after = text.slice(index + length, index + length + 60);
  if (example.test(before) || explained.test(text.slice(Math.max(0, index - 2), index + 160)))
    return 'meant';
  const quoted = isQuoted(spot);
  const around = text.slice(Math.max(0, index - 80), index + 160);
  if (
    quoted &&
    (shown.test(around) ||
      rebuked.test(around) ||
      rumoured.test(around) ||
      (speech.test(after) && warned.test(around)))
  )
    return 'meant';
  if ((quoted || posing.test(after)) && fraud.test(around)) return 'meant';
  return quoted ? 'quoted' : 'unfinished';
}

const example = /(?:記入例|記載例|例文|例|見本)\s?[)）」】\]]?\s?[:：)]?\s?[^。]{0,6}$/;
/** ○○は応募する地域の名前: the text itself says what stands there. */
const explained = /[(※]\s?[○〇◯]{2,4}(?:は|には|の部分)/;

/** A quiz with a gap, a class on #REF! and undefined. */
function isTaught({ text, index, length }: Spot): boolean {
  const run = text.slice(index, index + length);
  const around = text.slice(Math.max(0, index - 40), index + length + 40);
  if (/^[_?○〇◯□]/.test(run)) return /穴あき|クイズ|なぞなぞ|虫食い|当てはまる/.test(around);
  return (
    /^(?:#|undefined|NaN|null|None|\[object|\\u|TODO|TBD)/.test(run) &&
    /プログラミング|エラー|表計算|エクセル|Excel|パソコン教室|という(?:表示|文字)/.test(around)
  );
}

/** In quotes, as somebody is to write it, or as it once stood by mistake. */
const shown =
  /記入例|記載例|書き方|宛名|あて名|宛先|で届き|と(?:お)?書|とだけ|のように|と表記|という(?:形|書き方|表示)|(?:のまま|となって|と(?:記載|表示|掲載))[^。]{0,12}(?:まし|い)た|誤って|【訂正】|お詫び|おわび/;
/** 「○○人は…」 という言葉が人を傷つける: quoted as what nobody should say. */
const rebuked =
  /差別|ヘイト|中傷|侮辱|暴言|偏見|人権|ハラスメント|傷つけ|(?:こうした|このような|そんな|といった|などの|という)(?:言葉|発言|書き込み|表現|決めつけ)/;
/** 「〇〇の専門家が言っていた」 といった投稿: how rumours speak, shown so that nobody passes them on. */
const rumoured =
  /うわさ|噂|デマ|[偽誤]情報|拡散希望|(?:といった|などの|のような|という)(?:うわさ|噂|デマ|投稿|情報|メッセージ)[^。\n]{0,16}(?:増え|出回|広ま|広が|流れ|見かけ|目に|届い|注意|確認|信じ)/;
/** 「△△銀行の者ですが」: what a swindler says, and that nobody honest does. */
const speech = /^[^」』\n]{0,24}(?:の者|です|と申し|だが|だけど|から|より)/;
const warned =
  /ありません|しません|ご用心|用心|気をつけ|気を付け|ご?注意|怪しい|あやしい|疑って|切って|相談|もしもし|預か/;
const fraud =
  /詐欺|不審|なりすま|騙|だま[しすさ]|かた[りるっ]|名乗|装[いうっ]|偽|悪質|勧誘|フィッシング|という(?:電話|メール|内容|SMS)/;
const posing =
  /^[^。\n]{0,20}(?:を名乗|を装|をかた|を騙|になりすま|と名乗|から(?:の|と)?(?:電話|メール|SMS))/;

/** `○○○　お知らせ　○○○`: a run between the edge of the line and a space. */
function isOrnament({ text, index, length }: Spot): boolean {
  const run = text.slice(index, index + length);
  const before = text.charAt(index - 1);
  const after = text.charAt(index + length);
  return length > 2 && /^([^A-Za-z])\1+$/.test(run) && before.trim() === '' && after.trim() === '';
}

function isQuoted({ text, index }: Spot): boolean {
  const before = text.slice(Math.max(0, index - 60), index);
  const open = Math.max(before.lastIndexOf('「'), before.lastIndexOf('『'));
  return (
    open >= 0 && !/[」』]/.test(before.slice(open)) && /[」』]/.test(text.slice(index, index + 60))
  );
}
