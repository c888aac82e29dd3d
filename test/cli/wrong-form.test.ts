import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beforeAll as early, type Folder, goodPost, koho, organisation } from './call-koho.ts';

let folder: Folder;
const path = 'posts/koho/2026/wrong.md';

beforeAll(() => {
  folder = organisation();
  const body = '**大切** 班長 ０９０－１２３４－５６７８\nパスワードは Kita-Kitsune88! です。';
  folder.write(path, goodPost({ body }));
});
afterAll(() => folder.remove());

const said = (...args: readonly string[]) =>
  koho(['check', '--root', folder.path, '--now', early, ...args, path], { cwd: '/' });

/** A post whose form is wrong must not keep its personal data until the form is mended. */
describe('a post whose form is wrong', () => {
  test('tells the form, the number and the password in one check, each at its place', async () => {
    const { code, out } = await said('--format', 'json');
    const { findings } = JSON.parse(out);
    const places = findings.map((one: { rule: string; line: number; column: number }) => [
      one.rule,
      one.line,
      one.column,
    ]);
    expect(places).toEqual([
      ['form/construct', 8, 1],
      ['personal-number', 8, 11],
      ['secret', 9, 8],
    ]);
    expect(code).toBe(1);
  });

  test.each([[['--format', 'json']], [['--format', 'sarif']], [[]], [['--lang', 'en']]])(
    '%j repeats neither',
    async (args) => {
      const { out, err } = await said(...args);
      expect(out).toMatch(/0|０＊/);
      expect(out + err).not.toMatch(/1234|１２３４|5678|５６７８|Kitsune88/);
    },
  );

  test('preview shows nothing of it', async () => {
    const { out, err } = await koho(['preview', '--root', folder.path, path], { cwd: '/' });
    expect(out + err).not.toMatch(/1234|１２３４|Kitsune88/);
  });
});
