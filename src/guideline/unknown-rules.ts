import type { Policy } from '../policy/policy.ts';
import type { Message } from '../post/message.ts';
import { nearestOf } from '../post/nearest.ts';
import { cite } from './cite.ts';
import { idleWaiverId } from './idle-waivers.ts';
import type { Finding } from './rule.ts';
import { rules } from './rules.ts';

/**
 * Settings of `guideline.yml` that do not do what they say, once for a policy:
 * ids that no rule has (misspelt, `personal-nubmer: off` would be silently
 * ignored), and `form`, which always blocks.
 */
export function unknownRules(policy: Policy): readonly Finding[] {
  return [...policy.guideline.rules].flatMap(([id, { severity }]) => {
    if (id === formId) return severity === 'block' ? [] : [wrong(policy, formAlwaysBlocks)];
    return known.has(id) ? [] : [wrong(policy, unknown(id))];
  });
}

/** Faults of a post's form: a file that is no post cannot be published, so there is nothing to weigh. */
const formId = 'form';
const ids = [...rules.map(({ id }) => id), idleWaiverId, formId].toSorted();
const known = new Set(ids);
const clause = 'HSM-2';

function wrong(policy: Policy, message: Message): Finding {
  return {
    rule: 'policy/rule-unknown',
    clause,
    severity: 'block',
    path: 'policies/guideline.yml',
    line: 1,
    column: 1,
    message: cite(message, clause, policy),
  };
}

const formAlwaysBlocks: Message = {
  ja: 'guideline.yml の rules の「form」は block 以外にできません。投稿の形になっていないファイルは公開できないためです。block に戻すか、この行を消してください。',
  en: 'Under rules in guideline.yml, "form" can only be block: a file that is no post cannot be published. Set it to block or remove the line.',
};

function unknown(id: string): Message {
  const guess = nearestOf(id, ids);
  return {
    ja: `guideline.yml の rules にある「${id}」という確認はありません。${guess ? `「${guess}」ではありませんか。` : `あるのは ${ids.join('、')} です。`}直すか、この行を消してください。`,
    en: `guideline.yml weighs a rule "${id}" that does not exist. ${guess ? `Did you mean "${guess}"?` : `There are: ${ids.join(', ')}.`} Correct or remove the line.`,
  };
}
