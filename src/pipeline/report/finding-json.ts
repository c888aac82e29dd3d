import type { Finding } from '../../guideline/rule.ts';
import type { Language } from '../../post/message.ts';
import { jsonText } from './json-text.ts';

/** The contract for tools: these keys, in this order; a change needs an ADR. */
interface FindingJson {
  readonly rule: string;
  readonly clause: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: { readonly length: number; readonly text: string } | null;
  /** Only where one is stated: the reason with which it passes, or asks to pass. */
  readonly acknowledged?: string;
  /** Only on a block that somebody's approval lets pass with such a reason. */
  readonly waivableBy?: readonly string[];
  /** Only where the rule knows it: just behind what was found, counted as `line` and `column` are. */
  readonly end?: { readonly line: number; readonly column: number };
}

export function checkJson(posts: number, findings: readonly Finding[], language: Language): string {
  const all = findings.map((finding) => findingJson(finding, language));
  return `${jsonText({ posts, findings: all })}\n`;
}

function findingJson(finding: Finding, language: Language): FindingJson {
  const { rule, clause, severity, path, line, column, message, fix } = finding;
  const { acknowledged, waivableBy, end } = finding;
  return {
    rule,
    clause,
    severity,
    path,
    line,
    column,
    message: message[language],
    fix: fix ?? null,
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(waivableBy ? { waivableBy } : {}),
    ...(end ? { end: { line: end.line, column: end.column } } : {}),
  };
}
