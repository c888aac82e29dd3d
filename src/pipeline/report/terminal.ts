import type { Finding } from '../../guideline/rule.ts';
import type { Severity } from '../../policy/policy.ts';
import type { Language } from '../../post/message.ts';
import { severityWords } from './severity-words.ts';
import { wrap } from './wrap.ts';

/** Findings for people at a terminal, by file, wrapped at 80 columns; the conclusion comes last, where the eye is. */
export function terminalReport(
  posts: number,
  findings: readonly Finding[],
  o: { readonly language: Language; readonly colour: boolean },
): string {
  const byPath = Map.groupBy(findings, ({ path }) => path);
  const blocks = [...byPath].map(([path, found]) =>
    [bold(path, o.colour), ...found.map((finding) => entry(finding, o))].join('\n'),
  );
  return `${[...blocks, conclusion(posts, findings, o.language)].join('\n\n')}\n`;
}

function entry(finding: Finding, o: { language: Language; colour: boolean }): string {
  const { severity, line, column, rule, clause, message, acknowledged } = finding;
  const word = colourOf(severityWords[severity][o.language], severity, o.colour);
  const stated = o.language === 'ja' ? `理由：${acknowledged}` : `reason: ${acknowledged}`;
  const text =
    acknowledged === undefined ? message[o.language] : `${message[o.language]} ${stated}`;
  return [`  ${line}:${column} ${word}  ${rule} [${clause}]`, ...wrap(text, 80, '    ')].join('\n');
}

function conclusion(posts: number, findings: readonly Finding[], language: Language): string {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const [block, warn, ask] = [count('block'), count('warn'), count('ask')];
  if (language === 'ja') {
    const state =
      block > 0
        ? 'まだ公開できません。'
        : ask > 0
          ? '質問への回答を待っています。'
          : '公開の手続きに進めます。';
    return `${state}投稿${posts}件　要修正${block}件　注意${warn}件　質問${ask}件`;
  }
  const state =
    block > 0 ? 'Cannot be published yet.' : ask > 0 ? 'Waiting for answers.' : 'Ready.';
  return `${state} ${posts} posts: ${block} to mend, ${warn} warnings, ${ask} questions`;
}

function bold(text: string, colour: boolean): string {
  return colour ? `\u001b[1m${text}\u001b[22m` : text;
}

const colours: Readonly<Record<Severity, number>> = { block: 31, warn: 33, ask: 36 };

function colourOf(text: string, severity: Severity, colour: boolean): string {
  return colour ? `\u001b[${colours[severity]}m${text}\u001b[39m` : text;
}
