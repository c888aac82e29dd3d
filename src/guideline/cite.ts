import type { Policy } from '../policy/policy.ts';
import type { Message } from '../post/message.ts';

/** Adds why: the clause as people cite it, with its meaning in one line. */
export function cite(message: Message, clause: string, policy: Policy | undefined): Message {
  const known = policy?.guideline.clauses.get(clause);
  if (!known) return message;
  return {
    ja: `${message.ja}（${known.cite.ja} ${known.meaning.ja}）`,
    en: `${message.en} (${known.cite.en}: ${known.meaning.en})`,
  };
}
