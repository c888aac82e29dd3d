import type { Message } from '../../../post/message.ts';

export type FactKind =
  | 'birth'
  | 'age'
  | 'address'
  | 'health'
  | 'school'
  | 'money'
  | 'crime'
  | 'family'
  | 'death'
  | 'visit'
  | 'result'
  | 'portrait';

/** What nobody wants to read beside one's name. `grave` facts concern 要配慮個人情報 or one's means. */
interface Fact {
  readonly kind: FactKind;
  readonly grave: boolean;
  readonly pattern: RegExp;
}

/** Whether a text holds any. */
export function mayHoldFact(text: string): boolean {
  return anyFact.test(text);
}

/** The kinds of facts about a person that a text holds. */
export function factsIn(text: string): readonly FactKind[] {
  if (!anyFact.test(text)) return [];
  const isTopic = topic.test(text) && !ofPersons.test(text);
  return facts
    .filter((fact) => fact.pattern.test(text) && !(isTopic && topics.has(fact.kind)))
    .map(({ kind }) => kind);
}

/** Whoever teaches, advises or collects for a cause is not told to suffer from it. */
const topic =
  /検診|健診|予防(?!接種)|講座|教室|講演|啓発|研修|セミナー|キャンペーン|サポーター|ボランティア|保健師|栄養士|体操|レシピ|フォーラム|シンポジウム|対策|防止/;
const topics: ReadonlySet<FactKind> = new Set(['health', 'crime', 'family', 'money']);

/** 「要精密検査者：」「未受診者は」: not the campaign is spoken of, but who is meant. */
const ofPersons =
  /(?:未受診|未接種|未納|未提出|滞納|受給|精密検査|要精検|再検査|感染|陽性|欠席|該当|対象)者?(?:の?(?:一覧|名簿|氏名)|は次|[:】])|(?:検査|陽性|患者|入院)(?:に|と)なった|と診断された/;

export function isGrave(kind: FactKind): boolean {
  return grave.has(kind);
}

const facts: readonly Fact[] = [
  {
    kind: 'birth',
    grave: true,
    pattern:
      /(?:明治|大正|昭和|平成|令和|[MTSHR]|\d{2})\s?\d{1,2}[年./-]\d{1,2}[月./-]\d{1,2}日?\s?(?:生|うまれ)|(?:(?:明治|大正|昭和|平成|令和)(?:元|[一二三四五六七八九十〇]{1,3})|[一二][〇零一二三四五六七八九]{3})年[一二三四五六七八九十〇]{1,2}月[一二三四五六七八九十〇]{1,3}日\s?(?:生|うまれ)|生年月日[^\d\n]{0,8}\d/,
  },
  {
    kind: 'age',
    grave: false,
    pattern:
      /(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[歳才](?!以上|以下|未満|から|まで|[〜~児])|(?:さん|様|氏|くん|ちゃん|君)\(\d{1,3}\)|[一-龠ァ-ヶぁ-ん]{2}\((?:[2-9]\d|10\d)\)(?=[、・]|$|ほか)/,
  },
  {
    kind: 'address',
    grave: false,
    pattern:
      /\d{1,3}丁目|[一二三四五六七八九十]丁目|(?:\d{1,4}|[一二三四五六七八九十百〇])番地|\d{1,3}番\d{1,3}号|〒\d{3}-?\d{4}|[東西南北]\d{1,2}条|\d{1,2}条[東西南北]|(?<![\d-])[1-9]\d{0,3}-\d{1,3}-\d{1,3}(?!-?\d)|\d{1,4}号室|住所/,
  },
  {
    kind: 'health',
    grave: true,
    pattern:
      /アレルギー(?:対応|の対応|がある)|未受診|未接種|精密検査|要精検|再検査|感染|陽性|患者[はがの、]|罹患|インフルエンザ|コロナ(?!禍)|ノロウイルス|食中毒|欠席|休職|病休|発症|がん(?![ばこ])|ガン(?!バ)|癌|うつ病|鬱|認知症(?!サポーター|カフェ|基本法|施策|月間|デー|の日|フレンド)|発達障害|知的障害|精神(?:疾患|障害|科|保健福祉手帳)|統合失調|糖尿|HIV|エイズ|梅毒|結核|白血病|肺炎|脳梗塞|心筋梗塞|心臓病|入院|通院|手術|病気|持病|難病|余命|闘病|療養|妊娠|流産|中絶|不妊|透析|依存症|骨折|重体|重傷|軽傷|けが|ケガ|怪我|障害者?手帳|障害(?:等級|支援区分)|手帳\d級|要介護\d?|要支援\d?|診断され|検査結果|服薬|治療中|搬送|意識不明/,
  },
  {
    kind: 'school',
    grave: false,
    pattern:
      /\d年\d組|(?:小学校?|中学校?|高等?学?校|幼稚園|保育[園所]|こども園|大学|学園|支援学校|[一-龠]小|[一-龠]中|[一-龠]高)\s?の?(?:[1-6一二三四五六]年|に通う|在学|在籍|の児童|の生徒|[(、]?\d年)|[(、・]\s?(?:小学?|中学?|高校?)[1-6]年?生?(?=[)、・])/,
  },
  {
    kind: 'money',
    grave: true,
    pattern:
      /給付金の(?:受給者|対象者)(?!証)|滞納|未納|差し?押さ?え|督促|延滞|借金|債務|自己破産|破産|生活保護|保護費|就学援助|給食費|返済|不正受給|年収|所得|税額|家賃|困窮|収入/,
  },
  {
    kind: 'crime',
    grave: true,
    pattern:
      /逮捕|容疑|通報(?!先|窓口|訓練)|暴れ|暴言|恫喝|ストーカー|クレーマー|不法滞在|在留期限|送検|起訴|前科|前歴|補導|万引き|窃盗|盗撮|痴漢|横領|詐欺|飲酒運転|暴行|傷害|わいせつ|性被害|薬物|大麻|覚醒剤|覚せい剤|懲戒|停職|免職|家宅捜索|犯人|服役|出所|違反で|被害(?:に遭|にあ|者|届)/,
  },
  {
    kind: 'family',
    grave: true,
    pattern:
      /離婚|別居|孤独死|孤立死|性別(?:変更|適合)|性同一性|不倫|DV|家庭内暴力|虐待|親権|養子|里[親子]|児童養護|一時保護|未婚|母子家庭|父子家庭|ひとり親|シングルマザー|認知(?!症|度|され|機能)|不登校|いじめ|ひきこもり|引きこもり|退学|停学|自殺|自死|家出|ネグレクト|同性愛|トランスジェンダー|家庭の事情|帰化|信者|党員/,
  },
  {
    kind: 'death',
    grave: false,
    pattern: /逝去|死去|亡くな(?:り|られ|った)|告別式|通夜|葬儀|享年|死亡/,
  },
  {
    kind: 'visit',
    grave: false,
    pattern:
      /(?:相談|苦情|クレーム|陳情|窓口|申請|届け?出)[^。\n]{0,10}(?:来た|来られた|来ました|来庁|訪れた|寄せた|寄せられた|入れた|申し立て|された)/,
  },
  { kind: 'result', grave: false, pattern: /不合格|不採用|落第|留年|成績|通知表|赤点|補欠/ },
  {
    kind: 'portrait',
    grave: true,
    pattern: /(?:顔写真|実名|本名)[^。\n]{0,8}を(?:公開|掲載|さら|晒|投稿|拡散|載せ)(?!され)/,
  },
];

const anyFact = new RegExp(facts.map(({ pattern }) => pattern.source).join('|'));
const grave = new Set(facts.filter((fact) => fact.grave).map(({ kind }) => kind));

export const factNames: Readonly<Record<FactKind, Message>> = {
  birth: { ja: '生年月日', en: 'date of birth' },
  age: { ja: '年齢', en: 'age' },
  address: { ja: '住所', en: 'address' },
  health: { ja: '病気やけが、障害', en: 'health' },
  school: { ja: '学校や学年', en: 'school' },
  money: { ja: '滞納や収入など、お金のこと', en: 'money matters' },
  crime: { ja: '事件や処分', en: 'crime or punishment' },
  family: { ja: '家庭や私生活の事情', en: 'family or private life' },
  death: { ja: '亡くなったこと', en: 'death' },
  visit: { ja: '相談や手続きをしたこと', en: 'a visit to an office' },
  result: { ja: '成績や合否', en: 'marks or results' },
  portrait: { ja: '顔写真や実名', en: 'portrait or real name' },
};
