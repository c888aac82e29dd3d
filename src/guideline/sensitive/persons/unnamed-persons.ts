/**
 * Where a text tells who somebody is without a name: a small place with an exact
 * age (町内の78歳男性), or a block, a flat, a class (本町3丁目の男性、○○小3年2組の
 * 児童). In towns of a few thousand people that is a name.
 */
export function unnamedIn(
  text: string,
): { readonly start: number; readonly end: number } | undefined {
  // Who may be vaccinated or examined is nobody in particular.
  if (!mayDescribe.test(text) || invitation.test(text)) return undefined;
  const match =
    byAge.exec(text) ?? byPlace.exec(text) ?? inBrackets.exec(text) ?? byFace.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

const mayDescribe = /男|女|少年|児童|生徒|園児|夫婦|家族|親子|住民|高齢|主婦|世帯|顔写真|実名|本名/;
const invitation =
  /検診|健診|接種|ワクチン|対象|無料|助成|講座|教室|予防|募集|受けられ|申込|啓発|相談窓口|防止|統計|割合/;

const person =
  '(?:男性|女性|男児|女児|男子|女子|少年|少女|男(?![女子性])|女(?![子性])|無職|会社員|主婦|夫婦|パート)';
const job =
  '(?:[のが・、(]|無職|会社員|農業|漁業|自営業|独居|一人暮らし|ひとり暮らし|住民|高齢){0,4}';
const smallPlace =
  '(?:町内|村内|地区内?|集落|[一-龠ァ-ヶ]{1,5}[町村]|団地|丁目|番地|学校|[一-龠][小中高]|保育[園所]|幼稚園)(?:在住|に住む|に通う|勤務)?';
const byAge = new RegExp(
  `${smallPlace}[のに、(]{0,2}[^。\\s]{0,8}?\\d{1,3}歳(?!以上|以下|未満|から|まで|[〜~児])${job}${person}`,
);
const byPlace = new RegExp(
  '(?:\\d{1,3}丁目(?:\\d{1,3}番(?:\\d{1,3}号)?)?|[一二三四五六七八九十]丁目|\\d{1,4}番地|\\d{1,4}号室|\\d{1,2}号棟|(?:小学校|中学校|高校|[一-龠][小中高])[1-6一二三四五六]年(?:生|[1-9A-Z一二三四]組)?|保育園[^。]{0,6}組)' +
    '(?:在住|に住む|にお住まい)?[のに、(]{0,2}[^。\\s]{0,10}?(?:男性|女性|男児|女児|男子|女子|夫婦|ご?家族|親子|児童|生徒|園児|住民|高齢者|世帯)',
);

/** 女性（本町2丁目、35歳、夫からDV）, 方（市内のホテル勤務・29歳男性）, 栄町の独居男性82歳 */
const inBrackets = new RegExp(
  `(?:${person}|[の、]方|た方|者)\\((?=[^()]{0,30}(?:丁目|番地|号室|在住|勤務|に通う))[^()]{2,40}\\)|${smallPlace}[の、(]{0,2}[^。\\s]{0,6}(?:男性|女性)[(、]?\\d{1,3}歳`,
);

const byFace = /(?:顔写真|実名|本名)[^。\n]{0,8}を(?:公開|掲載|さら|晒|投稿|拡散|載せ)(?!され)/;
