import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printable } from '../../src/cli/visible.ts';
import { jsonText } from '../../src/pipeline/report/json-text.ts';
import { commitFiles, git, newRepository, workspace } from '../forge/git/fixture.ts';
import { MemoryBranch, MemoryLog } from '../ledger/memory-log.ts';
import { koho, project } from './call-koho.ts';

const space = workspace();
afterAll(() => space.remove());

const clears = '\u001b[2J\u001b[H改変は見つかりません（発信記録1本、2件）\u001b[8m';
let clone = '';

/** A log in which somebody with the right to write named a member so that a terminal obeys it. */
beforeAll(async () => {
  clone = newRepository(space.path('clone'));
  for (const name of ['policies', '.github/CODEOWNERS']) {
    cpSync(join(project, name), join(clone, name), { recursive: true });
  }
  const main = commitFiles(clone, {});
  const koho = readFileSync(join(clone, 'policies/koho.yml'), 'utf8');
  const origin = /^ {2}origin: (.+)$/m.exec(koho)?.[1]?.trim() ?? '';
  const branch = new MemoryBranch();
  const log = new MemoryLog({
    ...{ name: 'organisation', year: '2026', branch, trust: { origin }, run: 'local:test' },
    genesis: { nonce: '1'.repeat(32), policy: 'a'.repeat(64), main },
    now: () => '2026-11-30T00:00:00.000Z',
  });
  await log.append(async () => [{ kind: 'examined', nonce: '2'.repeat(32), body: { main } }]);
  git(clone, 'checkout', '-q', '--orphan', 'ledger/organisation/2026');
  git(clone, 'rm', '-rfq', '.');
  for (const [path, bytes] of branch.tip ?? []) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    const text = new TextDecoder().decode(bytes);
    const name = JSON.stringify(clears);
    writeFileSync(join(clone, path), text.replace(/"body":\{"main"/, `"body":{${name}:"x","main"`));
  }
  git(clone, 'add', '-A');
  git(clone, 'commit', '-qm', 'log');
  git(clone, 'checkout', '-q', 'main');
});

describe('what is printed', () => {
  test('a tampered record cannot clear the screen of the auditor, nor hide the rest', async () => {
    const { code, out, err } = await koho(['audit', 'verify', '--root', clone]);
    expect(code).toBe(1);
    expect(out).toContain('改変は見つかりません（発信記録1本');
    expect(out + err).not.toContain('\u001b');
  });

  test('for programs it is the same data, without a code', async () => {
    const { out } = await koho(['audit', 'verify', '--root', clone, '--format', 'json']);
    expect(out).not.toContain('\u001b');
    expect(JSON.stringify(JSON.parse(out).firstBad)).toContain('\\u001b[2J');
  });

  test('a file name cannot either', async () => {
    const folder = newRepository(space.path('named'));
    cpSync(join(project, 'policies'), join(folder, 'policies'), { recursive: true });
    const name = `posts/koho/2026/${clears}.md`;
    mkdirSync(join(folder, 'posts/koho/2026'), { recursive: true });
    writeFileSync(join(folder, name), 'x');
    const { out, err } = await koho(['preview', '--root', folder, name]);
    expect(out + err).not.toContain('\u001b');
  });

  test.each<readonly [string, string, string]>([
    ['the end of a line, tabs', 'a\tb\n', 'a\tb\n'],
    ['emoji of several', '👨\u200d👩\u200d👧 ❤\ufe0f', '👨\u200d👩\u200d👧 ❤\ufe0f'],
    [
      'koho’s own colours',
      '\u001b[1m\u001b[31mx\u001b[39m\u001b[22m',
      '\u001b[1m\u001b[31mx\u001b[39m\u001b[22m',
    ],
    ['text made invisible', '\u001b[8mx\u001b[30m', '\ufffd[8mx\ufffd[30m'],
    ['a line written over', 'true\rfalse', 'true\ufffdfalse'],
    ['C1', '\u009b2J', '\ufffd2J'],
    ['reading turned round', '\u202eabc\u2066', '\ufffdabc\ufffd'],
  ])('%s', (_, text, printed) => expect(printable(text)).toBe(printed));

  test('JSON holds what the value held', () => {
    const value = { text: 'a\u009bb\u2028c\u202ed\u2069👨\u200d👩' };
    expect(jsonText(value)).not.toMatch(/[\u009b\u2028\u202e\u2069]/);
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });
});
