import type { Rule } from '../../../src/guideline/rule.ts';
import { contextOf, postOf, type Situation, withBody } from '../check-text.ts';

interface When extends Situation {
  /** Local time in Japan; none: as soon as it is merged. */
  readonly publishAt?: string | undefined;
}

/** What one rule says of a body, `severity message`; published on 1 December 2026 unless said otherwise. */
export function spots(rule: Rule, body: string, when: When = {}): readonly string[] {
  const publishAt = 'publishAt' in when ? when.publishAt : '2026-12-01 10:00';
  const file = withBody(body).replace(
    'publish_at: 2026-12-01 10:00\n',
    publishAt === undefined ? '' : `publish_at: ${publishAt}\n`,
  );
  const context = contextOf(postOf(file), when);
  return rule
    .check(context)
    .map(({ severity, message }) => `${severity ?? rule.severity} ${message.ja}`);
}
