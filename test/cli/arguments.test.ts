import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { koho } from './call-koho.ts';

/** Every wrong use: exit 2, nothing on stdout, one line that says what is wrong in either language. */
const wrong: readonly (readonly [args: string[], ja: RegExp, en: RegExp])[] = [
  [['chek'], /koho check のこと/, /Did you mean koho check\?/],
  [['publsih'], /koho publish のこと/, /koho publish\?/],
  [['audit'], /koho audit verify のこと/, /koho audit verify\?/],
  [['audit', 'verfy'], /koho audit verify のこと/, /koho audit verify\?/],
  [
    ['delete-everything'],
    /という命令はありません。koho --help/,
    /no command "delete-everything"\. koho/,
  ],
  [['--format', 'json', 'check'], /--format より先に命令/, /Write the command before --format/],
  [['check', '--fromat', 'json'], /--format のこと/, /Did you mean --format\?/],
  [['check', '--Root', '/'], /--root のこと/, /--root\?/],
  [
    ['publish', '--now', '2026-12-01T10:00:00Z', '--account', 'a'],
    /--now という指定/,
    /no option --now/,
  ],
  [['check', '-x'], /-x という指定/, /no option -x/],
  [['check', '--format'], /--format に値/, /--format needs a value/],
  [['check', '--format', 'xml'], /text、json、sarif/, /text, json, sarif/],
  [['check', '--format', 'jsonn'], /json のこと/, /Did you mean json\?/],
  [['check', '--root', '--format', 'json'], /--root に値/, /--root needs a value/],
  [['check', '--root='], /--root に値/, /--root needs a value/],
  [['check', '--rules=yes'], /--rules は値を取りません/, /--rules takes no value/],
  [['check', '--root', '/a', '--root', '/b'], /2回/, /given twice/],
  [['check', '--root', '/there/is/none'], /フォルダーがありません/, /no folder/],
  [['publish'], /--account ID が必要/, /--account ID is needed/],
  [['publish', '--account', 'a', '--stay', '5m'], /整数/, /whole number/],
  [['publish', '--account', 'a', '--stay', '301'], /300 まで/, /to 300/],
  [['publish', '--account', 'a', 'b'], /「b」は余分/, /"b" is one word too many/],
  [['pause'], /--why TEXT が必要/, /--why TEXT is needed/],
  [['pause', '--why', 'あ'.repeat(501)], /500字/, /500 characters/],
  [['new'], /DEPARTMENT（/, /DEPARTMENT \(/],
  [['new', 'koho'], /SLUG（/, /SLUG \(/],
  [['keygen'], /LOG（/, /LOG \(/],
  [['codeowners', '--check', '--write'], /どちらか1つ/, /not both/],
  [['audit', 'verify', '--checkpoint', '/none'], /ファイルがありません/, /no file/],
  [['sandbox', '--port', '65536'], /65535/, /65535/],
  [['sandbox', '--port', '0x50'], /整数/, /whole number/],
  [['check', '--lang', 'fr'], /ja、en/, /ja, en/],
];

describe.each(wrong)('koho %j', (args, ja, en) => {
  test('says so in Japanese and in English, and does nothing', async () => {
    const languages = [
      ['ja', ja],
      ['en', en],
    ] as const;
    for (const [language, words] of languages) {
      const { code, out, err } = await koho(args, { environment: { KOHO_LANG: language } });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(words);
      expect(err).toMatch(/^koho: [^\n]+\n$/);
    }
  });
});

test.each(commands)('$name: a misspelt --help is not silently another thing', async ({ name }) => {
  const { code, err } = await koho([...name.split(' '), '--halp']);
  expect(code).toBe(2);
  expect(err).toMatch(/--help のこと/);
});

test('an argument cannot write commands to the terminal', async () => {
  const { err } = await koho(['\u001b]0;owned\u0007']);
  expect(err).not.toContain('\u001b');
  expect(err.length).toBeLessThan(400);
});

test('words after -- are files, whatever they begin with', async () => {
  const { code, err } = await koho(['check', '--', '--posts.md']);
  expect(code).toBe(2);
  expect(err).toMatch(/「--posts\.md」が見つかりません/);
});

test('an older Node is told which one is needed', async () => {
  const { code, err } = await koho(['check'], { nodeVersion: '20.19.0' });
  expect(code).toBe(2);
  expect(err).toMatch(/Node 24以上/);
});

test('a secret that somebody typed as an argument is not repeated', async () => {
  const secret = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
  const { code, err } = await koho(['check', secret], { environment: { GITHUB_TOKEN: secret } });
  expect(code).toBe(2);
  expect(err).toContain('***');
  expect(err).not.toContain(secret);
});
