import type { Policy, RuleSetting } from '../policy/policy.ts';
import type { Message } from '../post/message.ts';
import { nearestOf } from '../post/nearest.ts';
import { cite } from './cite.ts';
import type { Finding } from './rule.ts';
import { formId, ruleIds } from './rule-ids.ts';
import { isNeverWaivable } from './waivable.ts';

/**
 * Settings of `guideline.yml` that do not do what they say, once for a policy:
 * ids that no rule has (misspelt, `personal-nubmer: off` would be silently
 * ignored), `form`, which always blocks, and waivers of what nobody may pass.
 */
export function unknownRules(policy: Policy): readonly Finding[] {
  return [...policy.guideline.rules].flatMap(([id, setting]) => {
    const fault = faultOf(id, setting);
    return fault ? [wrong(policy, setting, fault)] : [];
  });
}

interface SettingFault {
  readonly code: 'rule-unknown' | 'rule-not-waivable';
  readonly message: Message;
}

function faultOf(id: string, { severity, waivableBy }: RuleSetting): SettingFault | undefined {
  if (!ruleIds.includes(id)) return { code: 'rule-unknown', message: unknown(id) };
  if (id === formId && severity !== 'block') {
    return { code: 'rule-unknown', message: formAlwaysBlocks };
  }
  if (waivableBy && isNeverWaivable(id)) {
    return { code: 'rule-not-waivable', message: notWaivable(id) };
  }
  return undefined;
}

const clause = 'HSM-2';

function wrong(policy: Policy, { place }: RuleSetting, { code, message }: SettingFault): Finding {
  return {
    rule: `policy/${code}`,
    clause,
    severity: 'block',
    path: 'policies/guideline.yml',
    ...(place ?? { line: 1, column: 1 }),
    message: cite(message, clause, policy),
  };
}

const formAlwaysBlocks: Message = {
  ja: 'guideline.yml の rules の「form」は block 以外にできません。投稿の形になっていないファイルは公開できないためです。block に戻すか、この行を消してください。',
  en: 'Under rules in guideline.yml, "form" can only be block: a file that is no post cannot be published. Set it to block or remove the line.',
};

function notWaivable(id: string): Message {
  return {
    ja: `「${id}」の要修正は、だれの判断でも公開できません。waivable_by を消して、「${id}: block」のように書いてください。`,
    en: `Nobody may let what "${id}" blocks pass. Remove waivable_by and write "${id}: block".`,
  };
}

function unknown(id: string): Message {
  const guess = nearestOf(id, ruleIds);
  return {
    ja: `guideline.yml の rules にある「${id}」という確認はありません。${guess ? `「${guess}」ではありませんか。` : `あるのは ${ruleIds.join('、')} です。`}直すか、この行を消してください。`,
    en: `guideline.yml weighs a rule "${id}" that does not exist. ${guess ? `Did you mean "${guess}"?` : `There are: ${ruleIds.join(', ')}.`} Correct or remove the line.`,
  };
}
