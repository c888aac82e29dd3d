import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/guideline/rules.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../policy/policy-files.ts';

const page = readFileSync(join(repositoryRoot, 'docs/checks.md'), 'utf8');
const { guideline } = policyOf(policyFilesIn(repositoryRoot));
/** `| \`id\` | clause | weight |` at the head of a table's row. */
const rows = [...page.matchAll(/^\| `([a-z-]+)` \| ([A-Z0-9-]+) \| (\w+) \|/gm)].map(
  ([, id, clause, severity]) => ({ id, clause, severity }),
);

describe('docs/checks.md', () => {
  it.each(rules)('says of $id its clause and weight', ({ id, clause, severity }) => {
    expect(rows).toContainEqual({ id, clause, severity });
  });

  it('names no rule that there is not', () => {
    const ids = [...rules.map(({ id }) => id), 'form', 'waiver'];
    expect(rows.map(({ id }) => id).filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });

  it('says of every clause of the guideline what is and is not checked', () => {
    const named = new Set(page.match(/\b(?:HSM|EXT)-[0-9A-Za-z-]+/g));
    expect([...guideline.clauses.keys()].filter((id) => !named.has(id))).toEqual([]);
    expect([...named].filter((id) => !guideline.clauses.has(id))).toEqual([]);
  });
});

describe('policies/guideline.yml', () => {
  it.each(rules)(
    'weighs $id as the rule itself, and has its clause',
    ({ id, clause, severity }) => {
      expect(guideline.rules.get(id)?.severity).toBe(severity);
      expect(guideline.clauses.has(clause)).toBe(true);
    },
  );
});

describe('the words for people', () => {
  it.each(rules)('$id is described in both languages, without the auditors’ word', ({ about }) => {
    expect(about.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(about.en).toMatch(/^[A-Z][a-z]/);
    expect(about.ja + page).not.toContain('指摘');
  });
});
