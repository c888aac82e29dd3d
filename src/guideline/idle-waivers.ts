import { cite } from './cite.ts';
import type { Finding, RuleContext } from './rule.ts';

/** Not a rule but of the engine, because it looks at what the rules found; policy weighs it all the same. */
export const idleWaiverId = 'waiver';

const clause = 'HSM-4-1';

/** A waiver that passes nothing misleads the head: it is either misspelt, out of date, or meant for a block. */
export function idleWaivers(
  { post, policy }: RuleContext,
  findings: readonly Finding[],
): readonly Finding[] {
  const severity = policy.guideline.rules.get(idleWaiverId)?.severity ?? 'warn';
  if (severity === 'off') return [];
  const used = new Set(findings.filter((one) => one.severity === 'warn').map(({ rule }) => rule));
  return post.waivers
    .filter(({ rule }) => !used.has(rule.value))
    .map(({ rule: { value, place } }) => {
      const message = {
        ja: `acknowledge の「${value}」に当たる注意はありません。要修正と質問は、理由を書いても進めません。この項目を消すか、規則の名前を確かめてください。`,
        en: `acknowledge names "${value}", but this post has no such warning (what blocks or asks cannot be acknowledged). Remove the entry or check the rule's name.`,
      };
      return {
        ...{ rule: idleWaiverId, clause, severity, path: post.path },
        ...place,
        message: cite(message, clause, policy),
      };
    });
}
