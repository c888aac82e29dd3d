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
  ['alt-text', { ja: '内容の伝わらない説明文（alt）', en: 'Alt texts that tell nothing' }],
  ['date-weekday', { ja: '日付と曜日の食い違い', en: 'Dates and weekdays that differ' }],
  ['form', { ja: '投稿の形の誤り', en: 'Faults of form' }],
  ['frozen', { ja: '公開した投稿の変更', en: 'Changes of published posts' }],
  ['hearsay', { ja: '伝聞の言い方', en: 'Hearsay' }],
  ['image-text', { ja: '画像にしかない内容', en: 'What only the image says' }],
  ['length', { ja: '文字数の超過', en: 'Texts that are too long' }],
  ['link-deceptive', { ja: '見た目と行き先の違うリンク', en: 'Deceptive links' }],
  ['link-reason', { ja: '理由のない外部リンク', en: 'Outside links without a reason' }],
  ['link-shortener', { ja: '短縮URL', en: 'Shortened URLs' }],
  ['link-target', { ja: '開かないリンク', en: 'Links that do not open' }],
  ['media-declared', { ja: '記載の足りない画像', en: 'Images that lack a declaration' }],
  ['media-file', { ja: '使えない画像ファイル', en: 'Image files that cannot be used' }],
  ['media-others', { ja: '他人の著作物が写る画像', en: "Others' works in images" }],
  ['media-people', { ja: '写っている人の記載の食い違い', en: 'Contradictions about people shown' }],
  ['personal-number', { ja: '個人の番号や連絡先', en: 'Personal numbers and addresses' }],
  ['placeholder', { ja: '書きかけの印', en: 'Placeholders' }],
  ['question', { ja: '未回答の質問', en: 'Unanswered questions' }],
  ['schedule', { ja: '過ぎた公開日時', en: 'Times that are past' }],
  ['secret', { ja: 'パスワードや鍵', en: 'Passwords and keys' }],
  ['waiver', { ja: '当てはまらない acknowledge', en: 'Idle entries of acknowledge' }],
  ['words', { ja: '辞書の語', en: 'Words of the dictionaries' }],
]);
