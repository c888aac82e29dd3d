import type { Message } from '../post/message.ts';
import { codeownersOf } from './codeowners.ts';
import type { Policy } from './policy.ts';

/** One way in which the committed CODEOWNERS is not what the register says. */
type Drift = {
  readonly message: Message;
} & (
  | { readonly kind: 'missing'; readonly expected: string }
  | { readonly kind: 'extra'; readonly line: number; readonly actual: string }
  | {
      readonly kind: 'different';
      readonly line: number;
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly kind: 'order' }
);

interface Rule {
  readonly line: number;
  readonly pattern: string;
  readonly text: string;
}

/** Empty when the rules are the same; comments, blank lines and line ends are free. */
export function codeownersDrift(policy: Policy, actualText: string | undefined): readonly Drift[] {
  const expected = rulesOf(codeownersOf(policy));
  const actual = rulesOf(actualText ?? '');
  const drifts = [
    ...expected.flatMap((rule) => compare(rule, actual)),
    ...actual.filter((rule, index) => isExtra(rule, index, { expected, actual })).map(extra),
  ];
  if (drifts.length > 0 || sameOrder(expected, actual)) return drifts;
  return [order];
}

function rulesOf(text: string): readonly Rule[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const words = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    const [pattern = '', ...owners] = words;
    if (pattern === '') return [];
    return [{ line: index + 1, pattern, text: [pattern, ...owners.sort()].join(' ') }];
  });
}

function compare(rule: Rule, actual: readonly Rule[]): Drift[] {
  // The last match wins, so the last of two rules for one pattern is the one in force.
  const found = actual.findLast(({ pattern }) => pattern === rule.pattern);
  if (found === undefined) {
    const message = {
      ja: `「${rule.text}」がありません。`,
      en: `"${rule.text}" is missing.`,
    };
    return [{ kind: 'missing', expected: rule.text, message }];
  }
  if (found.text === rule.text) return [];
  const message = {
    ja: `${found.line}行目は「${rule.text}」のはずですが、「${found.text}」になっています。`,
    en: `Line ${found.line} should be "${rule.text}" but is "${found.text}".`,
  };
  return [
    { kind: 'different', line: found.line, expected: rule.text, actual: found.text, message },
  ];
}

function isExtra(
  { pattern }: Rule,
  index: number,
  { expected, actual }: { readonly expected: readonly Rule[]; readonly actual: readonly Rule[] },
): boolean {
  const known = expected.some((rule) => rule.pattern === pattern);
  return !known || actual.some((rule, later) => later > index && rule.pattern === pattern);
}

function extra({ line, text }: Rule): Drift {
  const message = {
    ja: `${line}行目の「${text}」は policies/ から作られる内容にありません。`,
    en: `Line ${line}, "${text}", does not come from policies/.`,
  };
  return { kind: 'extra', line, actual: text, message };
}

function sameOrder(expected: readonly Rule[], actual: readonly Rule[]): boolean {
  return expected.every(({ pattern }, index) => actual[index]?.pattern === pattern);
}

const order: Drift = {
  kind: 'order',
  message: {
    ja: '行の順番が違います。後の行が優先されるので、koho codeowners で作り直してください。',
    en: 'The order differs, and later lines win. Generate the file again with koho codeowners.',
  },
};
