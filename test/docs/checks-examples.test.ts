import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, withBody } from '../guideline/check-text.ts';
import { repositoryRoot } from '../policy/policy-files.ts';

const page = readFileSync(join(repositoryRoot, 'docs/checks.md'), 'utf8');
const [, families = ''] = /\n### 確認ごとの細かな種類[^\n]*\n([\s\S]*?)\n#{2,3} /.exec(page) ?? [];

interface Example {
  readonly rules: readonly string[];
  readonly text: string;
  readonly expected: Weight;
}

type Weight = 'block' | 'warn' | 'none';
const columns: readonly Weight[] = ['block', 'warn', 'none'];

/** Each `…` in the last three columns of the tables, below the rules that its heading names. */
const examples = families.split('\n#### ').flatMap((part): Example[] => {
  const [heading = '', ...lines] = part.split('\n');
  const rules = codes(heading);
  return lines
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => {
      const cells = line.split('|').slice(2, 5);
      return columns.flatMap((expected, at) =>
        codes(cells[at] ?? '').map((text) => ({ rules, text, expected })),
      );
    });
});

function codes(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function postWith({ rules, text }: Example): string {
  if (!rules.includes('media-declared')) return withBody(text);
  const media = `media:\n  - {file: a.png, alt: 会場の様子, rights: "${text}", people: none}\n`;
  return withBody('本文です。', media);
}

function weightOf(example: Example): Weight {
  const found = check(postWith(example)).filter(({ rule }) => example.rules.includes(rule));
  if (found.some(({ severity }) => severity === 'block')) return 'block';
  return found.length > 0 ? 'warn' : 'none';
}

describe('the examples of docs/checks.md', () => {
  it('are there for each rule that has families', () => {
    const rules = new Set(examples.flatMap((one) => one.rules));
    expect(rules.size).toBeGreaterThanOrEqual(12);
    expect(examples.length).toBeGreaterThan(120);
  });

  it.each(examples)('$text: $expected ($rules)', (example) => {
    expect(weightOf(example)).toBe(example.expected);
  });
});
