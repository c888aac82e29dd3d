import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { git } from '../forge/git/fixture.ts';
import { type Folder, koho, organisation } from './call-koho.ts';

let folder: Folder;
beforeEach(() => {
  folder = organisation();
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]) => koho(['policy-diff', ...args], { cwd: folder.path });
const guideline = 'policies/guideline.yml';

function commitAll(): void {
  git(folder.path, 'init', '--quiet', '--initial-branch=main');
  git(folder.path, 'add', '--all');
  git(folder.path, 'commit', '--quiet', '--message=start');
}

function change(from: string, to: string): void {
  const before = readFileSync(join(folder.path, guideline), 'utf8');
  expect(before).toContain(from);
  folder.write(guideline, before.replace(from, to));
}

describe('koho policy-diff', () => {
  test('says in words what the work tree changes against main', async () => {
    commitAll();
    expect(await run()).toMatchObject({ code: 0, out: '規程は main と同じです。\n' });
    change('link-shortener: warn', 'link-shortener: block');
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toContain(
      '確認の重さ\n  ・短縮URLは注意から要修正になります（link-shortener）。\n',
    );
    expect((await run('--lang', 'en')).out).toContain('from warning to must mend');
  });

  test('stops at a policy that cannot be read, and without a main to compare with', async () => {
    expect((await run()).code).toBe(2);
    commitAll();
    change('link-shortener: warn', 'link-shortener: often');
    const { code, err } = await run();
    expect(code).toBe(2);
    expect(err).toContain(guideline);
  });
});
