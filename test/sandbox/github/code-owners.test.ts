import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownersOf, parseCodeOwners } from '../../../src/sandbox/github/pulls/code-owners.ts';
import { type Office, openOffice } from './office.ts';

/** The examples of GitHub's page "About code owners", and the traps that facts.md names. */
const cases: readonly [what: string, file: string, path: string, owners: readonly string[]][] = [
  ['the last line that matches counts', '* @a\n*.js @b\n', 'x/y.js', ['@b']],
  ['a leading slash anchors', '/build/ @a\n', 'x/build/y', []],
  ['a folder is everything below it', '/build/ @a\n', 'build/x/y', ['@a']],
  ['a folder anywhere', 'apps/ @a\n', 'x/apps/y/z', ['@a']],
  ['docs/* does not nest', 'docs/* @a\n', 'docs/x/y', []],
  ['docs/* takes what lies in it', 'docs/* @a\n', 'docs/x', ['@a']],
  ['**/logs at any depth', '**/logs @a\n', 'x/y/logs/z', ['@a']],
  ['no owners free a path', '/apps/ @a\n/apps/free\n', 'apps/free', []],
  ['case counts', '/Posts/ @a\n', 'posts/x', []],
  ['an invalid line is skipped', '* @a\n/x/[ab] @b\n', 'x/a', ['@a']],
  ['no negation', '* @a\n!x @b\n', 'x', ['@a']],
  ['comments and several owners', '* @a x@example.org # both\n', 'q', ['@a', 'x@example.org']],
];

describe('owners of a path', () => {
  it.each(cases)('%s', (_what, file, path, owners) => {
    expect(ownersOf(parseCodeOwners(file), path)).toEqual(owners);
  });
});

describe('errors of CODEOWNERS', () => {
  let office: Office;
  beforeAll(async () => {
    const file = '* @head\n/a/[x] @head\n/b/ head\n/c/ @reader\n';
    office = await openOffice({ '.github/CODEOWNERS': file });
  });
  afterAll(() => office.github.close());

  it('names kind, line and column: bad pattern, bad owner, owner without write permission', async () => {
    const answer = await office.rest(office.staff, 'GET', '/codeowners/errors');
    expect(answer.json.errors).toMatchObject([
      { line: 2, column: 1, kind: 'Invalid pattern', path: '.github/CODEOWNERS' },
      { line: 3, column: 5, kind: 'Invalid owner' },
      { line: 4, column: 5, kind: 'Unknown owner' },
    ]);
  });
});
