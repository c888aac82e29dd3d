import type { Policy } from '../policy/policy.ts';
import { readDraft } from '../post/read-draft.ts';
import { checkRaw, type RawFile } from './check-raw.ts';
import { limitReports } from './limit-reports.ts';
import { beginPost } from './notes.ts';
import { passable } from './passable.ts';
import type { Finding, TextRule } from './rule.ts';
import { hearsay } from './rules/hearsay.ts';
import { linkDeceptive } from './rules/link-deceptive.ts';
import { linkHarmful } from './rules/link-harmful.ts';
import { linkShortener } from './rules/link-shortener.ts';
import { words } from './rules/words.ts';
import { rawText } from './sensitive/raw-lines.ts';
import { redactRaw } from './sensitive/redact-raw.ts';
import { settingOf, toFinding } from './to-finding.ts';

/**
 * What is said of a post's file that is no post yet: its faults, personal data and
 * secrets wherever they stand, and the words and links of the text that would go
 * out. What needs times, accounts or images waits until the form is right.
 */
export function checkDraft(file: RawFile, policy: Policy): readonly Finding[] {
  beginPost();
  const { timeZone } = policy.organisation;
  const draft = readDraft(rawText(file.bytes), { path: file.path, timeZone });
  const said = rules.flatMap((rule) => {
    const setting = settingOf(rule, policy);
    if (setting === 'off') return [];
    // A replacement would be made in a file that nobody could read.
    return limitReports(rule.check({ post: draft, policy })).map(({ fix: _, ...report }) =>
      passable(toFinding(rule, report, { path: file.path, policy, setting }), draft, policy),
    );
  });
  return [...checkRaw(file, policy), ...redactRaw(said, file.bytes, policy)].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

/** Those of the published text. Of the rest, `check-raw.ts` tells what no file may hold. */
const rules: readonly TextRule[] = [words, hearsay, linkShortener, linkHarmful, linkDeceptive];
