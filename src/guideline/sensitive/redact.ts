import type { Finding, RuleContext } from '../rule.ts';
import { mask } from './mask.ts';
import { personalNumbers } from './personal-numbers.ts';
import { secrets } from './secrets.ts';

/**
 * Masks, in whatever any rule says, all personal data and secrets of the post:
 * a link's address, an answer or a stated reason may repeat one, and findings go
 * to comments and logs. Also where the policy has switched those rules off.
 */
export function redact(findings: readonly Finding[], context: RuleContext): readonly Finding[] {
  if (findings.length === 0) return findings;
  const texts = [...personalNumbers(context), ...secrets(context.post)].map(({ text }) => text);
  const hidden = [...new Set(texts)]
    .filter((text) => text.length > 1)
    // Longest first: a token inside a longer one must not leave the rest standing.
    .toSorted((a, b) => b.length - a.length);
  return hidden.length === 0 ? findings : findings.map((finding) => masked(finding, hidden));
}

function masked(finding: Finding, hidden: readonly string[]): Finding {
  const clean = (text: string) =>
    hidden.reduce((before, secret) => before.replaceAll(secret, mask(secret)), text);
  const { message, fix, acknowledged } = finding;
  return {
    ...finding,
    message: { ja: clean(message.ja), en: clean(message.en) },
    ...(fix && { fix: { ...fix, text: clean(fix.text) } }),
    ...(acknowledged !== undefined && { acknowledged: clean(acknowledged) }),
  };
}
