import type { Message } from '../post/message.ts';
import { rules } from './rules.ts';

/** What a rule finds, as the subject of a sentence: 「短縮URLは要修正から注意になります」. */
export function ruleName(id: string): Message {
  return names.get(id) ?? rules.find((rule) => rule.id === id)?.about ?? { ja: id, en: id };
}

/** Whether a rule has a name of its own; the sentence that describes it is too long for a list. */
export function isNamed(id: string): boolean {
  return names.has(id);
}

const names: ReadonlyMap<string, Message> = new Map([
  ['account-register', { ja: '登録のない公式アカウントや所属', en: 'Unregistered accounts' }],
  ['account-usable', { ja: '所属が使えないアカウント', en: 'Accounts of other departments' }],
  [
    'accurate-information',
    { ja: '根拠のない・言い返すお知らせ', en: 'Accurate information without its source' },
  ],
  ['alt-text', { ja: '内容の伝わらない説明文（alt）', en: 'Alt texts that tell nothing' }],
  ['blackout', { ja: '公開を控える期間や時間帯', en: 'Blackouts and quiet hours' }],
  ['budget', { ja: '件数や費用の上限の超過', en: 'Budgets that are exceeded' }],
  ['correction', { ja: '訂正と分からない訂正', en: 'Corrections that do not correct' }],
  ['date-past', { ja: '過ぎた日付の案内', en: 'Invitations to what is past' }],
  [
    'date-today',
    { ja: '「本日」「明日」と日付の食い違い', en: 'Words like 本日 that do not fit the date' },
  ],
  ['date-weekday', { ja: '日付と曜日の食い違い', en: 'Dates and weekdays that differ' }],
  ['era-year', { ja: '西暦と元号の食い違い', en: 'Years and eras that differ' }],
  ['form', { ja: '投稿の形の誤り', en: 'Faults of form' }],
  ['frozen', { ja: '公開した投稿の変更', en: 'Changes of published posts' }],
  ['half-width-kana', { ja: '半角カナ', en: 'Half-width kana' }],
  ['hearsay', { ja: '伝聞の言い方', en: 'Hearsay' }],
  ['image-text', { ja: '画像にしかない内容', en: 'What only the image says' }],
  ['kobun', { ja: '公用文と違う書き表し方', en: 'Spellings that are not official' }],
  ['length', { ja: '文字数の超過', en: 'Texts that are too long' }],
  ['link-deceptive', { ja: '見た目と行き先の違うリンク', en: 'Deceptive links' }],
  ['link-harmful', { ja: '載せないサイトへのリンク', en: 'Links to sites that must not be shown' }],
  ['link-reason', { ja: '理由のない外部リンク', en: 'Outside links without a reason' }],
  ['link-shortener', { ja: '短縮URL', en: 'Shortened URLs' }],
  ['link-target', { ja: '開かないリンク', en: 'Links that do not open' }],
  ['long-sentence', { ja: '長すぎる文', en: 'Sentences that are too long' }],
  ['media-declared', { ja: '記載の足りない画像', en: 'Images that lack a declaration' }],
  ['media-file', { ja: '使えない画像ファイル', en: 'Image files that cannot be used' }],
  ['media-others', { ja: '他人の著作物が写る画像', en: "Others' works in images" }],
  ['media-people', { ja: '写っている人の記載の食い違い', en: 'Contradictions about people shown' }],
  ['mixed-style', { ja: '「です・ます」と「である」の混在', en: 'Mixed polite and plain endings' }],
  ['near-duplicate', { ja: '同じような投稿の繰り返し', en: 'Repeated posts' }],
  ['personal-number', { ja: '個人の番号や連絡先', en: 'Personal numbers and addresses' }],
  ['phone-length', { ja: '電話番号の桁数の誤り', en: 'Phone numbers of a wrong length' }],
  ['placeholder', { ja: '書きかけの印', en: 'Placeholders' }],
  ['private-person', { ja: '個人の名前と私的な事柄', en: 'Private persons and their affairs' }],
  ['question', { ja: '未回答の質問', en: 'Unanswered questions' }],
  ['range-order', { ja: '始まりと終わりの食い違い', en: 'Ranges that end before they start' }],
  ['schedule', { ja: '過ぎた公開日時', en: 'Times that are past' }],
  ['secret', { ja: 'パスワードや鍵', en: 'Passwords and keys' }],
  ['spacing', { ja: 'ほかの投稿との近すぎる間隔', en: 'Posts too near each other' }],
  ['time-impossible', { ja: 'あり得ない時刻', en: 'Times that do not exist' }],
  ['unreadable-character', { ja: '伝わらない文字', en: 'Characters that cannot be read aloud' }],
  ['waiver', { ja: '当てはまらない acknowledge', en: 'Idle entries of acknowledge' }],
  ['words', { ja: '辞書の語', en: 'Words of the dictionaries' }],
]);
