import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { commonOptions } from '../../src/cli/common-options.ts';
import { variables } from '../../src/cli/environment.ts';
import { cells } from '../../src/pipeline/report/wrap.ts';
import { koho } from './call-koho.ts';

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

async function help(language: string, ...words: readonly string[]): Promise<string> {
  const { code, out, err } = await koho([...words, '--help', '--lang', language]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

describe.each(['ja', 'en'] as const)('help in %s', (language) => {
  test('the overview names every command and every variable', async () => {
    const text = await help(language);
    for (const { name } of [...commands, ...variables]) expect(text).toContain(`  ${name}`);
    expect(japanese.test(text)).toBe(language === 'ja');
  });

  test.each(commands)('$name shows every option and operand, in 80 columns', async (command) => {
    const text = await help(language, ...command.name.split(' '));
    for (const name of Object.keys({ ...command.options, ...commonOptions })) {
      expect(text).toContain(`  --${name}`);
    }
    for (const { name } of command.operands) expect(text).toContain(`  ${name}`);
    expect(japanese.test(text)).toBe(language === 'ja');
    for (const line of text.split('\n')) expect(cells(line), line).toBeLessThanOrEqual(80);
  });

  test('the overview fits 80 columns', async () => {
    for (const line of (await help(language)).split('\n')) {
      expect(cells(line), line).toBeLessThanOrEqual(80);
    }
  });
});

test('every text of the table exists in both languages', () => {
  const texts = commands.flatMap(({ about, more, options, operands }) => [
    about,
    ...(more ? [more] : []),
    ...[...Object.values(options), ...operands].map((one) => one.about),
  ]);
  for (const { ja, en } of [...texts, ...variables.map(({ about }) => about)]) {
    expect(ja).toMatch(japanese);
    expect(en).not.toMatch(japanese);
    expect(en.length).toBeGreaterThan(3);
  }
});

test.each([[['--help']], [['-h']], [['help']], [['--lang', 'ja', '--help']]])(
  '%j shows the overview',
  async (args) => {
    expect((await koho(args)).out).toBe(await help('ja'));
  },
);

test.each([[['check', '-h']], [['help', 'check']], [['--lang=ja', 'check', '--help']]])(
  '%j shows the help of check',
  async (args) => {
    expect((await koho(args)).out).toBe(await help('ja', 'check'));
  },
);

test('help needs none of what the command needs', async () => {
  const { code, out } = await koho(['publish', '--help']);
  expect(code).toBe(0);
  expect(out).toContain('--account ID');
});

test('koho alone says how it is used, as an error', async () => {
  const { code, out, err } = await koho([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('check');
});

test('--version is that of package.json', async () => {
  const { code, out } = await koho(['--version']);
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [{ KOHO_LANG: 'en' }, false],
  [{ KOHO_LANG: 'en_GB.UTF-8' }, false],
  [{ KOHO_LANG: 'ja' }, true],
  [{ KOHO_LANG: '' }, true],
  [{}, true],
])('the language of %j; --lang goes before it', async (environment, isJapanese) => {
  const { out } = await koho(['--help'], { environment });
  expect(japanese.test(out)).toBe(isJapanese);
  const { out: asked } = await koho(['--help', '--lang', 'ja'], { environment });
  expect(japanese.test(asked)).toBe(true);
});
