import type { ApproverRole } from '../approval/approval.ts';
import type { Finding } from '../guideline/rule.ts';
import { holdsBack, standingOf } from '../guideline/standing.ts';
import type { WaiverRole } from '../policy/policy.ts';
import type { Message } from '../post/message.ts';

/**
 * Blocks that the author asked to let pass and that this approval does not: a
 * deputy's, where the policy leaves the decision to the head. Judged when an
 * approval is recorded and again before the first byte is sent.
 */
export function undecided(findings: readonly Finding[], approver: ApproverRole): Finding[] {
  return findings.filter(
    (finding) => standingOf(finding) === 'decision' && holdsBack(finding, approver),
  );
}

/** What was found, and whose approval would have let it pass. */
export function undecidedMessage({ line, message, waivableBy = [] }: Finding): Message {
  const who = {
    ja: waivableBy.map((role) => roleWords[role].ja).join('か'),
    en: waivableBy.map((role) => roleWords[role].en).join(' or '),
  };
  return {
    ja: `${line}行目 ${message.ja} 理由を示して公開できるのは、${who.ja}が承認したときだけです。${who.ja}の承認を受けるか、直して承認を受け直してください。`,
    en: `line ${line} ${message.en} With a reason it passes only by the approval of ${who.en}. Ask for that, or mend it and have it approved again.`,
  };
}

export const roleWords: Readonly<Record<WaiverRole, Message>> = {
  head: { ja: '所属長', en: 'the section head' },
  deputy: { ja: '代決者', en: 'a deputy' },
};
