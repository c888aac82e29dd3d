import { any, type Family } from './family.ts';
import { failures, leftovers } from './leftovers.ts';
import { notes, provisional } from './notes.ts';

const circle = '[○〇◯]';
const blank = '[○〇◯●△×✕?]';

/**
 * ○○, ××, ●●課. Circles in numbers (二〇〇〇年) and as bullets (○日時) are none;
 * ● is one only before what it stands for; 〓 is what printers set where a letter is missing.
 */
const signs: Family = {
  hint: /[○〇◯●◎■×✕✖△▲□]{2}|〓/,
  hides: true,
  pattern: any(
    `(?<![一二三四五六七八九十百千〇])${circle}{2,30}(?![一二三四五六七八九〇])`,
    '(?<![●◎■])[●◎■]{2,12}(?=[課室部局係市町村区県道府丁月日時分年名人円様氏号駅校高小中大館店社会講])',
    '[×✕✖]{2,}|△{2,}|▲{2,}|□{2,}|〓{1,20}',
  ),
};

/** ○月○日, 20XX年, 12月?日, 定員○名, 第○回, 12月8日（○）. */
const halfDates: Family = {
  hint: /[○〇◯●△×✕?](?:[月日時年曜名円人歳回階件号条期章次)]|\d)|[(第][○〇◯●]/,
  pattern: any(
    `(?:(?:令和|平成|20)${blank}{1,2}年)?${blank}{1,2}月(?:${blank}|\\d){1,2}日(?:\\(${blank}\\))?`,
    `(?<=\\d月)${blank}{1,2}日`,
    `[○〇◯●]月(?:上旬|中旬|下旬|末|頃|ごろ)`,
    `(?:令和|平成|20)${blank}{1,2}年|\\d${circle}年`,
    `${blank}{1,2}時(?:(?:${blank}|\\d){1,2}分|半)|(?<=日|[)前後から~〜])${circle}時(?!間)`,
    `(?<=日)\\(${blank}(?:曜日?)?\\)|(?<=[^\\s])[○〇◯●]曜日`,
    `(?<=[員料費約計先限に])[○〇◯●](?=[名円人歳件])|第[○〇◯●](?=[回号条期章次])`,
  ),
};

/** Also Latin: TODO, TBD, XXXX, 20XX年, YYYY/MM/DD, 000-0000-0000. */
const letters: Family = {
  hint: /[Xx]{2}|\dX|TODO|TB[DA]|FIXME|YYYY|yyyy|MM月|mm月|HH:|[NnMm]月[NnDd]日/,
  pattern: any(
    '(?<![A-Za-z])(?:TODO|TBD|TBA|FIXME|X{3,}|x{3,})(?![A-Za-z]|ではなく|とは|って)',
    '(?<![A-Za-z])[Xx]{2}(?=[年月日時分円名人課係市町村区回号様校])',
    '(?<=(?<!\\d)(?:19|20))(?:XX|xx)(?![A-Za-z])|(?<!\\d)(?:19|20)\\dX(?![A-Za-z])',
    '(?:YYYY|yyyy)[年/.-](?:MM|mm|M|m)|(?:MM|mm)月(?:DD|dd)日|HH:(?:MM|mm)|(?<![A-Za-z])[NnMm]月[NnDd]日',
  ),
};

const zeros: Family = {
  hint: /000|00-/,
  pattern:
    /(?<![\d-])0{2,5}-{1,2}0{1,4}-{1,2}0{2,4}(?!\d)|(?<![\d-])000-0000(?![\d-])|\(0{2,5}\)0{2,4}-0{4}(?!\d)|(?<![\d,.])0{3,}円/g,
};

/** Spaces where figures are to be written: 令和　年　月　日, 12月　日, 12月8日（　）. */
const gaps: Family = {
  hint: /[年月時] {1,4}[月日分]|日\( {0,4}(?:曜日?)?\)|[:：] ?_{2}|_{3}|\?{2}|\( {3,}\)|: {1,6}[名円人台](?:[\s、。)]|$)/,
  pattern:
    /年 {1,4}月 {1,4}日|(?<=\d)月 {1,4}日(?![本曜々中間付産常])|(?<!\d) {1,4}時 {1,4}分|(?<=\d)日\( {0,4}(?:曜日?)?\)|: ?_{2,}|(?<!_)_{3,20}(?=[\p{L}」』])|(?<=[\p{L}\p{Sc}:「『])_{3,20}(?!_)|(?<=[:\p{L}]) ?\( {3,20}\)(?=[\p{L}。])|(?<!単位|通貨): {1,6}[名円人台](?=[\s、。)]|$)|(?<!\?)\?{2,6}(?=[円名人月日時件回台度%]|メートル|キロ|トン|[ck]?m(?![a-z])|か所)/gu,
};

/** What a template's program should have replaced: {{日付}}, ${name}, %NAME%, @@@, ##円. */
const tokens: Family = {
  hint: /[{%]|@{3}|#{2}|\*{2}|<<|≪|《|: ?[(〔[]/,
  pattern: any(
    '\\{{2}[^{}\\n]{1,40}\\}{2}|\\$\\{[^{}\\n]{1,40}\\}|\\{[A-Za-z_ぁ-んァ-ヶ一-龠][^{}\\n]{0,30}\\}|%[A-Za-z_]{2,20}%',
    '@{3,}|(?<!#)#{2,6}(?=[円人名件年月日時分課])|(?<!\\*)\\*{2,6}(?=[円人名件年月日時分課様])',
    '<<[^<>\\n]{1,14}>>|(?:<<|≪|《) ?(?:[A-Za-z_ ]{2,20}|[^<>≪≫《》\\n]{0,12}(?:日付|日時|場所|会場|氏名|名前|課名|入力|挿入|記入|番号|金額)名?) ?(?:>>|≫|》)',
    '(?<=: ?)[(〔[](?:担当課|担当部署|担当者|担当|課|会場|場所|日時|日付|電話番号|リンク|URL)名?[)〕\\]](?=$|[\\s。])',
  ),
};

const fillers: Family = {
  hint: /[Ll]orem|ほげ|[Hh]oge|[Ff]uga|asdf|あああああ|テキスト|サンプル|ダミー|テスト投稿|投稿テスト|[Tt]est [Pp]ost/,
  pattern:
    /lorem ipsum|(?:ほげ){2,}|hogehoge|fugafuga|asdfasdf|(?<![ぁ-ん])あ{5,30}(?![ぁ-んー!])|(?:テキスト){2,}|(?:サンプル|ダミー)(?:テキスト|文章|文(?![^\s。、]))|ダミー(?:画像|データ|です)|(?<=(?:写真|画像|イラスト|地図|文章|本文|数字|リンク|URL)[はも])ダミー(?!人形|の)|(?<!誤って|誤った)(?:テスト投稿|投稿テスト|test post)(?![^。]{0,20}(?:お詫び|おわび|削除|申し訳))/gi,
};

export const families: readonly Family[] = [
  ...[signs, halfDates, letters, zeros, gaps],
  ...[notes, provisional, tokens, fillers, leftovers, failures],
];

/** True wherever any hint is: one look instead of ten at almost every line. */
export const anyHint = new RegExp(families.map(({ hint }) => hint.source).join('|'));
