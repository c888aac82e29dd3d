import type { Policy } from '../policy/policy.ts';
import type { Fault } from '../post/place.ts';
import { faultFindings } from './check-post.ts';
import { limitReports } from './limit-reports.ts';
import type { Finding, Report, Rule } from './rule.ts';
import { numberReports, personalNumber } from './rules/personal-number.ts';
import { personReports, privatePerson } from './rules/private-person.ts';
import { secret, secretReports } from './rules/secret.ts';
import { rawLines } from './sensitive/raw-lines.ts';
import { redactTexts } from './sensitive/redact.ts';
import { sensitiveTexts } from './sensitive/sensitive-texts.ts';
import type { TextLine } from './text-lines.ts';
import { settingOf, toFinding } from './to-finding.ts';

export interface RawFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly faults: readonly Fault[];
}

/**
 * What is said of a file that is no post: its faults and, in the same check, the
 * personal data and secrets on its lines. Whoever mends an asterisk today must
 * not learn of the phone number tomorrow, when everybody has read it.
 */
export function checkRaw({ path, bytes, faults }: RawFile, policy: Policy): readonly Finding[] {
  const lines = rawLines(bytes);
  const sensitive = readers.flatMap(({ rule, read }) => {
    const setting = settingOf(rule, policy);
    if (setting === 'off') return [];
    return limitReports(read(lines, policy)).map(({ fix: _, ...report }) =>
      // A file that cannot be read is mended by hand: the line is not the text that goes out.
      toFinding(rule, report, { path, policy, setting }),
    );
  });
  const findings = [...faultFindings(faults, policy), ...sensitive];
  return redactTexts(findings, sensitiveTexts(lines, policy)).toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

interface Reader {
  readonly rule: Rule;
  readonly read: (lines: readonly TextLine[], policy: Policy) => readonly Report[];
}

/** The rules that need nothing but lines. */
const readers: readonly Reader[] = [
  { rule: personalNumber, read: numberReports },
  { rule: privatePerson, read: personReports },
  { rule: secret, read: secretReports },
];
