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

/** One thing that a change of the policy changes, in one sentence. */
export interface PolicyChange {
  readonly topic: Topic;
  /** The file that says it. */
  readonly path: string;
  readonly message: Message;
}
