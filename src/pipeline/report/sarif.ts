import type { Finding } from '../../guideline/rule.ts';
import { standingOf } from '../../guideline/standing.ts';
import type { Language } from '../../post/message.ts';
import { jsonText } from './json-text.ts';

const level = { block: 'error', warn: 'warning', ask: 'note' } as const;

/** SARIF 2.1.0 (OASIS); columns are UTF-16 code units, which is also SARIF's default. */
export function sarif(findings: readonly Finding[], language: Language): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  return `${jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'koho', rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: rules.indexOf(finding.rule),
          level: standingOf(finding) === 'decision' ? 'warning' : level[finding.severity],
          message: { text: finding.message[language] },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(finding.path) },
                region: regionOf(finding),
              },
            },
          ],
          properties: { clause: finding.clause },
        })),
      },
    ],
  })}\n`;
}

/** SARIF's end column, too, is the one behind the last character (3.30.8). */
function regionOf({ line, column, end }: Finding) {
  return {
    startLine: line,
    startColumn: column,
    ...(end ? { endLine: end.line, endColumn: end.column } : {}),
  };
}
