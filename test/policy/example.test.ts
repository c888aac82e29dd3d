import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeownersOf } from '../../src/policy/codeowners.ts';
import { codeownersDrift } from '../../src/policy/codeowners-drift.ts';
import { policyFilesIn, policyOf, repositoryRoot } from './policy-files.ts';

const policy = policyOf(policyFilesIn(repositoryRoot));
const posts = readdirSync(join(repositoryRoot, 'posts'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

describe('the example organisation', () => {
  it('has two departments and four accounts, one of each platform a department', () => {
    const accounts = [...policy.accounts.values()];
    expect([...policy.departments.keys()]).toEqual(['koho', 'kotsu']);
    expect(accounts.map(({ department, platform }) => `${department} ${platform}`).sort()).toEqual([
      'koho facebook',
      'koho x',
      'kotsu facebook',
      'kotsu x',
    ]);
  });

  it('has the CODEOWNERS that its register gives', () => {
    const committed = readFileSync(join(repositoryRoot, '.github', 'CODEOWNERS'), 'utf8');
    expect(codeownersDrift(policy, committed)).toEqual([]);
    expect(committed).toBe(codeownersOf(policy));
  });

  it('names every clause of the guideline in both languages', () => {
    const ids = [...policy.guideline.clauses.keys()];
    expect(ids).toHaveLength(57);
    expect(ids.filter((id) => id.startsWith('HSM-4-7-'))).toHaveLength(9);
    expect(ids.filter((id) => id.startsWith('HSM-3-6-'))).toHaveLength(7);
  });

  it('does not take the short addresses of single providers for shorteners', () => {
    const hosts = policy.dictionaries.get('shorteners')?.entries.map(({ word }) => word) ?? [];
    expect(hosts).toEqual(expect.arrayContaining(['bit.ly', 'ur0.jp', 'onl.sc', 'p.tl', 'x.gd']));
    expect(hosts).not.toContain('youtu.be');
    expect(hosts).not.toContain('lin.ee');
  });
});

describe('the example posts', () => {
  const questions = policy.guideline.questions;
  it.each(posts.filter((path) => path.endsWith('.md')))('%s answers what it is asked', (path) => {
    const text = readFileSync(path, 'utf8');
    const { answers = [], accounts } = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '');
    for (const { question, answer } of answers) {
      const offered = questions.get(question)?.answers.find((one) => one.text.ja === answer);
      expect(offered?.effect, `${question}: ${answer}`).toBe('proceed');
    }
    const asked = [...questions.values()].filter(
      ({ when }) =>
        when === 'always' ||
        (when === 'link' && text.includes('https://', text.indexOf('\n---\n'))),
    );
    const answered = answers.map(({ question }: { question: string }) => question);
    expect(answered).toEqual(expect.arrayContaining(asked.map(({ id }) => id)));
    for (const account of accounts) expect(policy.accounts.has(account)).toBe(true);
  });

  it.each(posts.filter((path) => !path.endsWith('.md')))(
    '%s is a small image without EXIF',
    (path) => {
      const bytes = readFileSync(path);
      expect(bytes.length).toBeLessThan(150_000);
      expect(bytes.includes('Exif\0')).toBe(false);
      expect(bytes.includes('eXIf')).toBe(false);
    },
  );
});
