import { rules } from '../guideline/rules.ts';
import type { Severity } from '../policy/policy.ts';
import type { Language, Message } from '../post/message.ts';
import { loadPolicy } from './load-policy.ts';
import { severityWords } from './report/severity-words.ts';
import { wrap } from './report/wrap.ts';
import type { Source } from './source/source.ts';

export interface ListedRule {
  readonly id: string;
  readonly clause: string;
  /** By the policy where it can be read, else the rule's own. */
  readonly severity: Severity | 'off';
  readonly about: Message;
}

/** Every rule that koho knows, with the weight that this organisation gives it. */
export async function ruleList(source: Source): Promise<readonly ListedRule[]> {
  const loaded = await loadPolicy(source);
  const settings = loaded.ok ? loaded.value.policy.guideline.rules : undefined;
  return rules.map(({ id, clause, severity, about }) => ({
    ...{ id, clause, about },
    severity: settings?.get(id)?.severity ?? severity,
  }));
}

export function ruleListText(list: readonly ListedRule[], language: Language): string {
  const off = { ja: '使わない', en: 'off' }[language];
  const lines = list.flatMap(({ id, clause, severity, about }) => {
    const word = severity === 'off' ? off : severityWords[severity][language];
    return [`${id} [${clause}]  ${word}`, ...wrap(about[language], 80, '    ')];
  });
  return `${lines.join('\n')}\n`;
}

export function ruleListJson(list: readonly ListedRule[], language: Language): string {
  const all = list.map(({ id, clause, severity, about }) => {
    return { id, clause, severity, about: about[language] };
  });
  return `${JSON.stringify({ rules: all }, null, 2)}\n`;
}
