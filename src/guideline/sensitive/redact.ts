import type { Finding, RuleContext } from '../rule.ts';
import { writtenLines } from '../text-lines.ts';
import { mask } from './mask.ts';
import { sensitiveTexts } from './sensitive-texts.ts';

/**
 * Masks, in whatever any rule says, all personal data and secrets of the post:
 * a link's address, an answer or a stated reason may repeat one, and findings go
 * to comments and logs. Also where the policy has switched those rules off.
 */
export function redact(findings: readonly Finding[], context: RuleContext): readonly Finding[] {
  if (findings.length === 0) return findings;
  return redactTexts(findings, sensitiveTexts(writtenLines(context.post), context.policy));
}

/** Longest first: see `hiddenTexts`. */
export function redactTexts(
  findings: readonly Finding[],
  hidden: readonly string[],
): readonly Finding[] {
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
