import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beforeAll as early, type Folder, goodPost, koho, organisation } from './call-koho.ts';

let folder: Folder;
beforeEach(() => {
  folder = organisation();
});
afterEach(() => folder.remove());

const check = (...args: readonly string[]) =>
  koho(['check', '--root', folder.path, '--now', early, ...args], { cwd: '/' });

const unanswered = goodPost().replace(/^.*facts-checked.*\n/m, '');
const wrongDay = goodPost({ body: '説明会は12月19日（月）に開きます。' });

describe('the contract for tools', () => {
  test('a finding has exactly these keys, in this order, and its place', async () => {
    folder.write('posts/koho/2026/day.md', wrongDay);
    const { code, out, err } = await check('--format', 'json', 'posts/koho/2026/day.md');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['posts', 'findings']);
    expect(answer.posts).toBe(1);
    const [finding, ...others] = answer.findings;
    expect(others).toEqual([]);
    expect(Object.keys(finding)).toEqual([
      ...['rule', 'clause', 'severity', 'path', 'line', 'column', 'message', 'fix'],
      'end',
    ]);
    expect(finding).toMatchObject({
      rule: 'date-weekday',
      clause: 'HSM-4-4',
      severity: 'block',
      path: 'posts/koho/2026/day.md',
      line: 8,
      column: 5,
      end: { line: 8, column: 14 },
    });
    expect(finding.message).toMatch(/12月19日/);
    expect(code).toBe(1);
    expect(err).toBe('');
  });

  test('nothing to say is an empty list and exit 0, in a folder that is no clone', async () => {
    const { code, out, err } = await check('--format', 'json');
    expect(JSON.parse(out)).toEqual({ posts: 6, findings: [] });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('an unanswered question is not ready either', async () => {
    folder.write('posts/koho/2026/ask.md', unanswered);
    const { code, out } = await check('--format', 'json', 'posts/koho/2026/ask.md');
    expect(JSON.parse(out).findings).toMatchObject([{ rule: 'question', severity: 'ask' }]);
    expect(code).toBe(1);
  });

  test('a warning alone does not hold the post up', async () => {
    const linked = goodPost({
      more: '  - {question: link-trust, answer: 確かめた}\n',
      body: '催しの案内です。\nhttps://example.com/event',
    });
    folder.write('posts/koho/2026/link.md', linked);
    const { code, out } = await check('--format', 'json', 'posts/koho/2026/link.md');
    const { findings } = JSON.parse(out);
    expect(findings.map((one: { severity: string }) => one.severity)).toEqual(['warn']);
    expect(code).toBe(0);
  });

  test('messages are in the language that was asked for', async () => {
    folder.write('posts/koho/2026/ask.md', unanswered);
    const args = ['--format', 'json', 'posts/koho/2026/ask.md'];
    const [ja] = JSON.parse((await check(...args)).out).findings;
    const [en] = JSON.parse((await check(...args, '--lang', 'en')).out).findings;
    expect(ja.message).toMatch(/照らし合わせ/);
    expect(en.message).toMatch(/^Did you compare/);
  });

  test('SARIF names the rule and the line', async () => {
    folder.write('posts/koho/2026/day.md', wrongDay);
    const { out, code } = await check('--format', 'sarif');
    const [run] = JSON.parse(out).runs;
    expect(run.results).toMatchObject([
      {
        ruleId: 'date-weekday',
        locations: [
          {
            physicalLocation: {
              region: { startLine: 8, startColumn: 5, endLine: 8, endColumn: 14 },
            },
          },
        ],
      },
    ]);
    expect(code).toBe(1);
  });
});

describe('--now', () => {
  const due = 'posts/kotsu/2026/winter-traffic-safety.md';
  test.each([
    ['2026-12-01T10:00:00+09:00', 0],
    ['2026-12-01T08:59:59.999Z', 0],
    ['2026-12-01T18:00+09:00', 1],
    ['2026-12-01T09:00:00Z', 1],
  ])('%s decides whether a post is too late: exit %i', async (now, code) => {
    const called = await koho(['check', '--root', folder.path, '--now', now, due]);
    expect(called.code).toBe(code);
  });

  test.each([
    '2026-12-01',
    '2026-12-01T10:00:00',
    '2026-12-01 10:00+09:00',
    '2026-02-30T10:00:00Z',
    '2026-12-01T25:00:00Z',
    '2026-12-01T10:00:00+15:00',
    '1790000000000',
    'now',
    '２０２６-12-01T10:00:00Z',
  ])('%s is refused, not guessed', async (now) => {
    const { code, out, err } = await koho(['check', '--root', folder.path, '--now', now]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/時差/);
  });
});

describe('which posts', () => {
  const one = 'posts/koho/2026/staff-briefing.md';
  const countOf = async (args: readonly string[], cwd: string) => {
    const { out } = await koho(['check', '--now', early, '--format', 'json', ...args], { cwd });
    return JSON.parse(out).posts;
  };

  test('from the root, from a folder inside it, from elsewhere with --root, absolute', async () => {
    expect(await countOf([one], folder.path)).toBe(1);
    expect(await countOf(['staff-briefing.md'], join(folder.path, 'posts/koho/2026'))).toBe(1);
    expect(await countOf([one], join(folder.path, 'posts/koho'))).toBe(1);
    expect(await countOf(['--root', folder.path, one], '/')).toBe(1);
    expect(await countOf(['--root', folder.path, join(folder.path, one)], '/')).toBe(1);
  });

  test('a folder means its posts, and each post counts once', async () => {
    expect(await countOf(['posts/koho'], folder.path)).toBe(4);
    expect(await countOf(['posts'], folder.path)).toBe(6);
    expect(await countOf([one, 'posts/koho', one], folder.path)).toBe(4);
  });

  test('no posts are no findings', async () => {
    rmSync(join(folder.path, 'posts'), { recursive: true });
    const { code, out } = await check('--format', 'json');
    expect({ code, answer: JSON.parse(out) }).toEqual({
      code: 0,
      answer: { posts: 0, findings: [] },
    });
  });

  test.each([
    ['posts/koho/2026/none.md', /見つかりません/],
    ['../outside.md', /見つかりません/],
    ['policies/koho.yml', /posts\/ の中にありません/],
    ['posts/koho/2026/magazine-december.jpg', /投稿ではありません/],
  ])('%s is refused with the reason', async (file, reason) => {
    const { code, out, err } = await check(file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(reason);
  });
});

describe('at a terminal', () => {
  test('colour only where somebody looks and did not ask for none', async () => {
    folder.write('posts/koho/2026/day.md', wrongDay);
    const args = ['check', '--root', folder.path, '--now', early];
    const colour = async (tty: boolean, environment = {}) =>
      (await koho(args, { tty, environment })).out.includes('\u001b[');
    expect(await colour(true)).toBe(true);
    expect(await colour(false)).toBe(false);
    expect(await colour(true, { NO_COLOR: '1' })).toBe(false);
  });

  test('progress for many posts, to a person only', async () => {
    for (let n = 0; n < 201; n += 1) folder.write(`posts/koho/2026/p${n}.md`, unanswered);
    const args = ['check', '--root', folder.path, '--now', early, 'posts/koho/2026'];
    expect((await koho(args, { tty: true })).err).toMatch(/確認中 100\/205/);
    expect((await koho(args)).err).toBe('');
  });

  test('what a hostile file holds does not reach the terminal as commands', async () => {
    folder.write('posts/koho/2026/\u001b]0;owned\u0007.md', goodPost());
    folder.write('posts/koho/2026/bidi.md', goodPost({ title: 'a\u202eb' }));
    const { out, code } = await check();
    expect(code).toBe(1);
    for (const command of ['\u001b', '\u0007', '\u202e']) expect(out).not.toContain(command);
  });

  test('--rules lists every rule with the weight that the policy gives it', async () => {
    const { out } = await check('--rules', '--format', 'json');
    const { rules } = JSON.parse(out);
    expect(rules).toContainEqual({
      id: 'link-shortener',
      clause: 'HSM-4-6',
      severity: 'warn',
      about: expect.any(String),
    });
    const { out: text } = await check('--rules');
    for (const { id, about } of rules) {
      expect(text).toContain(id);
      expect(text).toContain(about.slice(0, 10));
    }
  });
});
