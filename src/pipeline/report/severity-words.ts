import type { Severity } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';

export const severityWords: Readonly<Record<Severity, Message>> = {
  block: { ja: '要修正', en: 'must mend' },
  warn: { ja: '注意', en: 'warning' },
  ask: { ja: '質問', en: 'question' },
};
