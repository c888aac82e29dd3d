import { fold } from '../text-lines.ts';

/** What the description of an image says of people in it; `undefined`: it speaks of none, or of drawn ones. */
export interface PeopleInAlt {
  /** The word that says so, as in the text. */
  readonly word: string;
  readonly minors: boolean;
  /** Guests and passers-by, who are not on duty. */
  readonly public: boolean;
  /** A face can be told: then nobody is unidentifiable. */
  readonly face: boolean;
}

export function peopleInAlt(alt: string): PeopleInAlt | undefined {
  // What is written in the image is quoted, and speaks of no one who is seen.
  const text = fold(alt).replace(
    /「[^」]{0,500}」|『[^』]{0,500}』|"[^"]{0,500}"|[銅石木胸]像(?:の[^、。のがは]{1,6})?/g,
    '…',
  );
  if (!hint.test(text) || nobody.test(text)) return undefined;
  if (drawn.test(text) && !photographed.test(text)) return undefined;
  const child = minor.exec(text);
  const found = child ?? person.exec(text);
  if (!found) return undefined;
  const guests = outsider.test(text);
  return { word: found[0], minors: child !== null, public: guests, face: face.test(text) };
}

const hint = /[人名子児童園生徒男女親家者員手さん客民隊長士顔撮写]|こども/;
const nobody =
  /(?:人|誰|だれ)(?:の|も|が)?(?:い(?:ない|ません)|写って(?:い)?(?:ない|ません)|映って(?:い)?(?:ない|ません))|無人/;
/** A poster may show whom it likes: only where a photo is spoken of does it show somebody. */
const drawn =
  /^(?:イラスト|漫画|絵|図|地図|ポスター|チラシ|表紙)|(?:イラスト|挿絵|絵画?|漫画|マンガ|まんが|アニメ|キャラクター|マスコット|ロゴ(?:マーク)?|アイコン|ピクトグラム|シルエット|図|グラフ|表|表紙|ポスター|チラシ|ちらし|フライヤー|バナー|看板|案内板|パンフレット|リーフレット|人形|模型|CG)(?:です)?(?:$|[。、,.(…])/;
const photographed = /写真|撮影|写って/;

/** What a seen person is followed by; 子ども広場, 女性用, 市民の森 and 児童館 are no persons. */
const seen =
  '(?:たち|達|ら(?![くい]))?(?:の(?:皆|みな)さん|さん|ちゃん|[0-9一二三四五六七八九十数]+(?:人|名))?(?=$|[、。,.…)]|[がはをもへ](?![一-龠]*(?:向け|対象))|に(?!よる|つい|向|関|宛)|と(?:[^。]{0,12}|$)|の(?:皆|みな|姿|様子|笑顔|顔|表情|手|後ろ姿|背中|横顔|写真|集合|集団|列|行列|親子|グループ|一団|団体|真剣)|(?:約)?\\d+(?:人|名))';
const minor = new RegExp(
  `(?:(?<!育て)(?:子ども|こども|子供)|児童|園児|生徒|小学生|中学生|高校生|幼児|乳児|赤ちゃん|少年|少女|男の子|女の子|(?:小|中|高|高等)(?:学)?校の?(?:皆さん|みなさん))${seen}|親子(?:連れ)?${seen}|(?:保育園|幼稚園|こども園|小学校|中学校|高校)の(?:子|児童|生徒|園児|皆さん|みなさん)`,
);
const person = new RegExp(
  `(?:人々|人物|人だかり|人影|大勢の人|歩く人|男性|女性|男女|夫婦|家族(?:連れ)?|学生|大学生|若者|高齢者|お年寄り|住民|町民|市民|村民|道民|参加者|来場者|来客|利用者|受講者|出席者|観客|観衆|見物客|観光客|買い物客|選手|受賞者|受章者|職員|隊員|消防士|消防団員|消防隊|警察官|医師|看護師|教諭|教員|先生|講師|係員|店員|農家|漁師|作業員|ボランティア|知事|副知事|市長|町長|村長|議長|議員|部長|課長|大臣|会長|社長|実行委員|スタッフ|代表者|生産者)${seen}|(?<![定先対人最][員着象口大]|\\d)[0-9一二三四五六七八九十数]{1,6}(?:人|名)(?=が|の(?!定員)|で|と|は|、|。|$)|人(?=が(?:立|座|歩|並|集|手|笑|写|い|大|多|話|見))|(?:を|に|で|て|た|る|の)人(?:たち|々)?(?=$|[、。がはをと])|集合写真|記念(?:撮影|写真)|自撮り|[一-龠々]{2,4}(?:さん|氏)(?=$|[、。がはをと]|の(?:写真|顔|姿|笑顔))`,
);
const outsider = new RegExp(
  `(?:家族(?:連れ)?|夫婦|高齢者|お年寄り|住民|町民|市民|村民|道民|参加者|来場者|利用者|受講者|観客|観衆|見物客|観光客|買い物客|乗客|通行人|客|若者|学生|大学生)${seen}`,
);
const face =
  /笑顔|顔(?!出|ぶれ|役|は(?:写|映|見え|分から|わから))|表情|ほほ笑|微笑|カメラに向か|カメラ目線|正面から|アップ/;
