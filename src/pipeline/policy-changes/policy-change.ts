import type { Message } from '../../post/message.ts';

/** What people look for first comes first. */
export const topics = [
  'people',
  'accounts',
  'rules',
  'questions',
  'words',
  'hosts',
  'limits',
  'keys',
  'codeowners',
  'other',
] as const;
export type Topic = (typeof topics)[number];

export const topicWords: Readonly<Record<Topic, Message>> = {
  people: { ja: '人と任期', en: 'People and terms' },
  accounts: { ja: '公式アカウント', en: 'Official accounts' },
  rules: { ja: '確認の重さ', en: 'Weights of checks' },
  questions: { ja: '質問', en: 'Questions' },
  words: { ja: '辞書', en: 'Dictionaries' },
  hosts: { ja: '公式サイト', en: 'Official hosts' },
  limits: { ja: '公開の制限', en: 'Limits of publishing' },
  keys: { ja: '発信記録の検証鍵', en: 'Keys of the record' },
  codeowners: { ja: 'コードオーナー', en: 'Code owners' },
  other: { ja: 'そのほか', en: 'Other' },
};

/** One thing that a change of the policy changes, in one sentence. */
export interface PolicyChange {
  readonly topic: Topic;
  /** The file that says it. */
  readonly path: string;
  readonly message: Message;
}
