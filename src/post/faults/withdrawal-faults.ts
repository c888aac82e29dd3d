import type { Message } from '../message.ts';

type Nothing = Record<never, never>;

/** A request to withdraw a post, besides what it shares with posts. */
export interface WithdrawalFaults {
  'withdrawal-empty': Nothing;
  'withdrawal-body': Nothing;
}

export const withdrawalMessages: {
  readonly [C in keyof WithdrawalFaults]: (details: WithdrawalFaults[C]) => Message;
} = {
  'withdrawal-empty': () => ({
    ja: '「---」の間に、理由（reason）と、訂正では足りない理由（why_not_correct）を「項目名: 値」の形で書いてください。',
    en: 'Write reason and why_not_correct as "key: value" lines between the "---" lines.',
  }),
  'withdrawal-body': () => ({
    ja: '公開中止・削除の申請には本文がありません。どこにも公開されないので、2つ目の「---」より下を消し、必要なことは reason に書いてください。',
    en: 'A request to withdraw has no text below the second "---": nothing of it is published. Delete that, and say in reason what is needed.',
  }),
};
