import type { QuestionCondition } from '../../policy/question-conditions.ts';
import type { Post } from '../../post/post.ts';
import { Notes } from '../notes.ts';
import { publishedLines } from '../text-lines.ts';

export type SaidCondition = Extract<
  QuestionCondition,
  | 'names-a-person'
  | 'others-work'
  | 'emergency'
  | 'forming-policy'
  | 'promotes'
  | 'sensitive-topic'
  | 'personal-voice'
  | 'correction'
>;

/** Whether readers get words of this kind. They are no fault: they tell what to ask a person. */
export function saidIn(post: Post, condition: SaidCondition): boolean {
  const text = textOf(post);
  // Almost no text can name a person: looking for a surname at every kanji costs more than all the rest.
  if (condition === 'names-a-person' && !behindName.test(text)) return false;
  return signs[condition].test(text);
}

const behindName = /[一-龠々ァ-ヴー](?:さん|氏|選手|くん|ちゃん)|\([\dぁ-ん]/;

/** Several questions look through the same text. */
const cache = new Notes<Post, string>();

function textOf(post: Post): string {
  const known = cache.get(post);
  if (known !== undefined) return known;
  const lines = publishedLines(post).map(({ prose }) => prose);
  const text = [...new Set(lines)].join('\n');
  cache.set(post, text);
  return text;
}

const any = (...words: readonly string[]) => new RegExp(words.join('|'));

const signs: Readonly<Record<SaidCondition, RegExp>> = {
  /** A surname with さん or 氏; 皆さん, 両氏 and お父さん have one kanji, trades (大工さん) are asked about in vain. */
  'names-a-person': any(
    '(?<![一-龠々])[一-龠々ヶ]{2,5}(?:さん|氏(?![名族神])|選手(?![権会])|くん|ちゃん)(?!の日)',
    '(?<![ァ-ヴー])[ァ-ヴー・]{2,12}(?:さん|氏)(?![一-龠])',
    '[一-龠々]{2,4}[ 　]?[一-龠々ぁ-ん]{1,4}\\((?:\\d{1,3}歳?|[ぁ-ん ]{4,12})\\)',
  ),
  'others-work': any(
    '引用|出典|転載|(?:写真|画像|資料|動画|音楽|イラスト)提供|提供:|©|\\(c\\)',
    '作詞|歌詞|キャラクター|(?:新聞|雑誌|テレビ|番組)(?:の|に|で)',
  ),
  /** What happens now; how to be ready for it is general advice. */
  emergency: any(
    '(?:避難(?:指示|情報|所)|警報|津波|噴火|通行止め?|断水|停電|運休|食中毒)(?![へにの]{0,2}(?:備え|対策|訓練|予防|注意|際|とき|時))',
    '震度|避難(?:勧告|して)|不審者|行方不明|感染者|目撃|出没|との情報|情報が(?:あり|入|寄せ)',
    'が(?:発生|確認され)(?:し|まし|てい)',
  ),
  'forming-policy': any(
    '素案|原案|草案|骨子|(?:計画|予算|条例|改正|見直し|再編|方針)案|検討|構想|見直し',
    '統廃合|再編|民営化|新設|廃止|内定|内示|人事異動|予算|入札|落札|速報値|公表前|解禁',
  ),
  promotes: any(
    '株式会社|有限会社|合同会社|\\(株\\)|㈱|協賛|スポンサー|タイアップ|コラボ',
    '新商品|新発売|好評発売|割引|セール|クーポン|特売|限定販売',
    '選挙|立候補|候補者|政党|議員|後援会|署名(?:を|活動|に)',
  ),
  'sensitive-topic': any(
    '外国(?:人|籍|の方)|国籍|人種|民族|アイヌ|部落|同和|宗教|信仰|障害(?:者|の|を|があ)|障がい|障碍|性的|LGBT|同性|ジェンダー',
    '生活保護|貧困|ホームレス|ひきこもり|不登校|自殺|自死|死亡|亡くな|薬物|大麻|ギャンブル|犯罪|逮捕|差別|偏見|いじめ|虐待|戦没|慰霊',
    '(?:女|男|女性|男性|若者|老人|高齢者|年寄り|主婦|よそ者|移住者)(?:は|なら|って|ばかり|のくせ|らし)',
  ),
  'personal-voice': any(
    '(?:僕|俺|わたし|私|自分)(?:は|が|も|的|には|自身)|個人的|中の人|本音|ぶっちゃけ|正直',
    '担当(?:者|職員)?の(?:おすすめ|イチオシ|一押し|感想|つぶやき|ひとりごと)',
    'と思います|と感じ|気がし|[!！?？]{2,}|[wｗ]{2,}|笑\\)|かなぁ?[。?？]|じゃん|だよね',
  ),
  correction: any('訂正|お詫び|おわび|謝罪|申し訳|誤りが|誤って'),
};
