import type { Policy } from '../../policy/policy.ts';
import type { Finding } from '../rule.ts';
import { rawLines } from './raw-lines.ts';
import { redactTexts } from './redact.ts';
import { sensitiveTexts } from './sensitive-texts.ts';

/** Masks all personal data and secrets of a file that is no post in what is said of it. */
export function redactRaw(
  findings: readonly Finding[],
  bytes: Uint8Array,
  policy: Policy,
): readonly Finding[] {
  if (findings.length === 0) return findings;
  return redactTexts(findings, sensitiveTexts(rawLines(bytes), policy));
}
