import type { TextlintMessage } from '@textlint/kernel';
import { cite } from '../../guideline/cite.ts';
import { limitReports } from '../../guideline/limit-reports.ts';
import type { Finding, Report } from '../../guideline/rule.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Passage, Post } from '../../post/post.ts';
import type { LoadedTextlint } from './load-textlint.ts';

interface Linting {
  readonly textlint: LoadedTextlint;
  readonly post: Post;
  readonly policy: Policy;
  /** Filled with the rules that fail, and why. */
  readonly failures: Map<string, string>;
}

/** Warnings on one text as it is published, at their places in the post's file. */
export async function lintPassage(passage: Passage, o: Linting): Promise<readonly Finding[]> {
  const messages = await messagesOn(passage.text, o);
  const byRule = Map.groupBy(messages, ({ ruleId }) => ruleId);
  return [...byRule].flatMap(([rule, ofRule]) =>
    limitReports(ofRule.map((message) => reportOf(message, passage))).map((report) => ({
      ...{ rule: `textlint/${rule}`, clause, severity: 'warn' as const, path: o.post.path },
      ...report.place,
      message: cite(report.message, clause, o.policy),
    })),
  );
}

const clause = 'HSM-4-4';

/** A rule that throws takes the messages of all others with it: then each is asked alone. */
async function messagesOn(
  text: string,
  { textlint, failures }: Linting,
): Promise<readonly TextlintMessage[]> {
  const sound = textlint.rules.filter((rule) => !failures.has(rule));
  try {
    return await textlint.lint(text, sound);
  } catch {
    const messages: TextlintMessage[] = [];
    for (const rule of sound) {
      try {
        messages.push(...(await textlint.lint(text, [rule])));
      } catch (error) {
        failures.set(rule, String(error instanceof Error ? error.message : error).slice(0, 200));
      }
    }
    return messages;
  }
}

/** Foreign rules may name any place at all: it is brought back into the text. */
function reportOf({ message, loc }: TextlintMessage, { text, placeAt }: Passage): Report {
  const lines = text.split('\n');
  const line = within(loc.start.line - 1, lines.length - 1);
  const index = within(loc.start.column - 1, lines[line]?.length ?? 0);
  const said = message.slice(0, longest);
  return {
    place: placeAt(line, index),
    message: {
      ja: `textlint: ${said}（この注意は、理由を書かなくても進めます。）`,
      en: `textlint: ${said} (This passes without a reason.)`,
    },
  };
}

const longest = 500;

function within(value: number, last: number): number {
  return Number.isInteger(value) ? Math.max(0, Math.min(value, last)) : 0;
}
