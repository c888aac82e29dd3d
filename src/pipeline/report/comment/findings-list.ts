import { citation, uncited } from '../../../guideline/cite.ts';
import type { Language } from '../../../post/message.ts';
import { roleWords } from '../../undecided.ts';
import { plain } from '../markdown-text.ts';
import { alsoText } from '../told-names.ts';
import type { Told } from '../told-once.ts';
import type { CommentInput } from './comment-input.ts';

/** What fits on a screen of a telephone; the rest is folded, not left out. */
const shownAtOnce = 12;

/** Findings by file and clause: a clause that several share is cited once. */
export function findingsList(findings: readonly Told[], input: CommentInput): string {
  const many = new Set(findings.map(({ path }) => path)).size > 1;
  const list = (part: readonly Told[]) => byFile(part, input, many);
  const rest = findings.slice(shownAtOnce);
  if (rest.length === 0) return list(findings);
  const summary = words[input.language].more(rest.length);
  return `${list(findings.slice(0, shownAtOnce))}\n\n<details><summary>${summary}</summary>\n\n${list(rest)}\n\n</details>`;
}

function byFile(findings: readonly Told[], input: CommentInput, named: boolean): string {
  return [...Map.groupBy(findings, ({ path }) => path)]
    .map(([path, found]) => {
      // Not as a code span: git allows line breaks in a file's name.
      const title = named ? `${plain(path)}\n\n` : '';
      const items = [...Map.groupBy(found, ({ clause }) => clause)].map((group) =>
        ofClause(group, input),
      );
      return `${title}${items.join('\n')}`;
    })
    .join('\n\n');
}

function ofClause(
  [clause, findings]: readonly [string, readonly Told[]],
  { language, policy }: CommentInput,
): string {
  const also = (one: Told) => alsoText(one, { policy, language });
  const why = citation(clause, policy)?.[language];
  if (findings.length === 1 || why === undefined) {
    return findings
      .map((one) => item(one, `${one.message[language]}${also(one)}`, language))
      .join('\n');
  }
  const items = findings.map(
    (one) =>
      `  ${item(one, `${uncited(one.message, clause, policy)[language]}${also(one)}`, language)}`,
  );
  return [`- ${plain(why)}`, ...items].join('\n');
}

function item(finding: Told, text: string, language: Language): string {
  const say = words[language];
  return `- **${say.line(finding.line)}** ${plain(text)}${passing(finding, language)}`;
}

/** The stated reason, or by whose decision a block could pass if there were one. */
function passing({ acknowledged, waivableBy }: Told, language: Language): string {
  const say = words[language];
  if (acknowledged !== undefined) return ` ${say.reason}${plain(acknowledged)}`;
  if (!waivableBy) return '';
  return ` ${say.waivable(waivableBy.map((role) => roleWords[role][language]))}`;
}

const words = {
  ja: {
    line: (line: number) => `${line}行目`,
    reason: '理由：',
    waivable: (who: readonly string[]) =>
      `直せない事情があれば、理由を書いて${who.join('か')}の判断を求められます。`,
    more: (count: number) => `ほか${count}件`,
  },
  en: {
    line: (line: number) => `line ${line}`,
    reason: 'Reason: ',
    waivable: (who: readonly string[]) =>
      `If it cannot be mended, state a reason and ask ${who.join(' or ')} to decide.`,
    more: (count: number) => `${count} more`,
  },
} as const;
