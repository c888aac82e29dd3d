import { rules } from '../guideline/rules.ts';
import { waivableBy } from '../guideline/waivable.ts';
import type { Severity, WaiverRole } from '../policy/policy.ts';
import type { Language, Message } from '../post/message.ts';
import { loadPolicy } from './load-policy.ts';
import { severityWords } from './report/severity-words.ts';
import { wrap } from './report/wrap.ts';
import type { Source } from './source/source.ts';
import { roleWords } from './undecided.ts';

interface ListedRule {
  readonly id: string;
  readonly clause: string;
  /** By the policy where it can be read, else the rule's own. */
  readonly severity: Severity | 'off';
  readonly about: Message;
  /** Whose approval lets a block of it pass with a reason; empty: nobody's. */
  readonly waivableBy: readonly WaiverRole[];
}

/** Every rule that koho knows, with the weight that this organisation gives it. */
export async function ruleList(source: Source): Promise<readonly ListedRule[]> {
  const loaded = await loadPolicy(source);
  const policy = loaded.ok ? loaded.value.policy : undefined;
  const settings = policy?.guideline.rules;
  return rules.map(({ id, clause, severity, about }) => ({
    ...{ id, clause, about },
    severity: settings?.get(id)?.severity ?? severity,
    waivableBy: policy ? waivableBy(id, policy) : [],
  }));
}

export function ruleListText(list: readonly ListedRule[], language: Language): string {
  const off = { ja: '使わない', en: 'off' }[language];
  const lines = list.flatMap(({ id, clause, severity, about, waivableBy: roles }) => {
    const word = severity === 'off' ? off : severityWords[severity][language];
    const waived = roles.length > 0 ? waivedBy(roles, language) : '';
    return [`${id} [${clause}]  ${word}${waived}`, ...wrap(about[language], 80, '    ')];
  });
  return `${lines.join('\n')}\n`;
}

function waivedBy(roles: readonly WaiverRole[], language: Language): string {
  const who = roles.map((role) => roleWords[role][language]);
  return language === 'ja'
    ? `（理由があれば${who.join('か')}の判断で公開可）`
    : ` (passes with a reason, if ${who.join(' or ')} approves)`;
}

export function ruleListJson(list: readonly ListedRule[], language: Language): string {
  const all = list.map(({ id, clause, severity, about, waivableBy: roles }) => {
    return {
      id,
      clause,
      severity,
      about: about[language],
      ...(roles.length > 0 && { waivableBy: roles }),
    };
  });
  return `${JSON.stringify({ rules: all }, null, 2)}\n`;
}
