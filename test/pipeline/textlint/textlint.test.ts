import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  beforeAll as early,
  type Folder,
  goodPost,
  koho,
  organisation,
  project,
} from '../../cli/call-koho.ts';

/** A rule as organisations write them: it reports where it is told to. */
const ruleOf = (body: string) =>
  `module.exports = (context) => ({ [context.Syntax.Document](node) { ${body} } });`;
const report = (message: string, index: number) =>
  `context.report(node, new context.RuleError(${JSON.stringify(message)}, { index: ${index} }));`;

let folder: Folder;
beforeEach(() => {
  folder = organisation();
  folder.write('package.json', '{}');
});
afterEach(() => folder.remove());

function install(...names: readonly string[]): void {
  mkdirSync(join(folder.path, 'node_modules'), { recursive: true });
  for (const name of names)
    symlinkSync(join(project, 'node_modules', name), join(folder.path, 'node_modules', name));
}

function configure(rules: Readonly<Record<string, unknown>>): void {
  folder.write('.textlintrc.json', JSON.stringify({ rules }));
}

function ownRule(name: string, body: string): void {
  const path = `node_modules/textlint-rule-${name}`;
  folder.write(`${path}/package.json`, JSON.stringify({ main: 'index.js' }));
  folder.write(`${path}/index.js`, ruleOf(body));
}

const post = 'posts/koho/2026/own.md';
const check = (...args: readonly string[]) =>
  koho(['check', '--root', folder.path, '--now', early, '--format', 'json', ...args, post], {
    cwd: '/',
  });
const placesIn = (out: string) =>
  JSON.parse(out).findings.map(
    ({ rule, clause, severity, line, column }: Record<string, unknown>) =>
      `${rule} ${clause} ${severity} ${line}:${column}`,
  );

describe('koho check --textlint', () => {
  it('tells what the rules of .textlintrc find, as warnings at their places in the file', async () => {
    install('@textlint', 'textlint-rule-date-weekday-mismatch');
    configure({ 'date-weekday-mismatch': true, mine: true });
    // 案内です。\n[別館](https://www.pref.hokkaido.lg.jp/)\\*へ
    ownRule('mine', report('「へ」の前', 43) + report('初め', 0));
    folder.write(
      post,
      goodPost({ body: '案内です。\n[別館](https://www.pref.hokkaido.lg.jp/)\\*へ' }),
    );
    const { code, out, err } = await check('--textlint');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(placesIn(out)).toEqual([
      'textlint/mine HSM-4-4 warn 8:1',
      'textlint/mine HSM-4-4 warn 9:41',
    ]);
    expect(JSON.parse(out).findings[1].message).toContain('textlint: 「へ」の前');
  });

  it('runs the rules that people really use', async () => {
    install('@textlint', 'textlint-rule-date-weekday-mismatch');
    configure({ 'date-weekday-mismatch': true });
    folder.write(post, goodPost({ body: '開催日\n2026年12月19日（月）' }));
    const { out } = await check('--textlint');
    expect(placesIn(out).filter((one: string) => one.startsWith('textlint/'))).toEqual([
      'textlint/date-weekday-mismatch HSM-4-4 warn 9:13',
    ]);
  });

  it('brings places outside the text back into it, and masks personal data', async () => {
    install('@textlint');
    configure({ wild: true });
    ownRule('wild', report('電話 090-1234-5678 のまま', 100_000));
    folder.write(post, goodPost({ body: '電話は 090-1234-5678 です。' }));
    const { out } = await check('--textlint');
    const said = JSON.parse(out).findings.find(({ rule }: { rule: string }) =>
      rule.startsWith('textlint/'),
    );
    expect(said.line).toBe(8);
    expect(said.column).toBeLessThanOrEqual(22);
    expect(said.message).not.toContain('090-1234-5678');
  });

  it('tells of a rule that fails, and shows what the others found', async () => {
    install('@textlint');
    configure({ broken: true, mine: true });
    ownRule('broken', 'throw new Error("out of order\\u0007");');
    ownRule('mine', report('ここ', 0));
    folder.write(post, goodPost());
    const { code, out, err } = await check('--textlint');
    expect(placesIn(out)).toEqual(['textlint/mine HSM-4-4 warn 8:1']);
    expect(code).toBe(0);
    expect(err).toMatch(/broken: out of order/);
    expect(err).not.toContain('\u0007');
  });

  it('says how to install what is missing', async () => {
    configure({ prh: true });
    folder.write(post, goodPost());
    const { code, err } = await check('--textlint');
    expect(code).toBe(2);
    expect(err).toContain('npm install --save-dev textlint');
  });

  it('names the rule that .textlintrc has and nobody installed', async () => {
    install('@textlint');
    configure({ 'no-such-rule': true });
    folder.write(post, goodPost());
    const { code, err } = await check('--textlint');
    expect(code).toBe(2);
    expect(err).toContain('no-such-rule');
  });

  it('is wrong use where there is no .textlintrc', async () => {
    install('@textlint');
    folder.write(post, goodPost());
    const { code, err } = await check('--textlint');
    expect(code).toBe(2);
    expect(err).toContain('.textlintrc');
  });
});

describe('rules are programs', () => {
  it('and run only for whoever asks', async () => {
    folder.write('.textlintrc.js', 'throw new Error("it ran");');
    folder.write(post, goodPost());
    const { code, err } = await check();
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('and no other part of koho can start them: the check of a pull request least of all', () => {
    const source = join(project, 'src');
    const users = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith(join('pipeline', 'textlint')))
      .filter((name) => readFileSync(join(source, name), 'utf8').includes('/textlint/'));
    expect(users).toEqual([join('cli', 'check-command.ts')]);
  });
});

describe('koho check --style', () => {
  it('shows spellings of official Japanese, which the policy leaves off', async () => {
    folder.write(post, goodPost({ body: 'お問い合わせ下さい。' }));
    expect(placesIn((await check()).out)).toEqual([]);
    const { code, out } = await check('--style');
    expect(placesIn(out)).toEqual(['kobun HSM-4-4 warn 8:7']);
    expect(code).toBe(0);
  });
});
