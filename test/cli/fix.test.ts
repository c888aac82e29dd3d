import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { jpeg, position, tiff } from '../guideline/images.ts';
import { beforeAll as early, type Folder, goodPost, koho, organisation } from './call-koho.ts';

const path = 'posts/koho/2026/fix.md';
const photo = 'posts/koho/2026/fix.jpg';
const media =
  'media:\n  - {file: fix.jpg, alt: ﾊｯｷﾘ見える雪の庁舎。１２月８日の撮影, rights: 道が作成, people: none}\n';
const located = Buffer.from(jpeg({ exif: tiff(position), size: [1200, 630] }));
const spoilt = goodPost({
  more: media,
  body: '１２月８日（火）の窓口は、\u200b１０：００から、ｵﾝﾗｲﾝです。',
});

const folders: Folder[] = [];
let folder: Folder;
beforeEach(() => {
  folder = organisation();
  folders.push(folder);
  folder.write(path, spoilt);
  folder.write(photo, located);
});
afterAll(() => {
  for (const one of folders) one.remove();
});

const call = (...more: readonly string[]) =>
  koho(['check', '--root', folder.path, '--now', early, ...more], { cwd: folder.path });
const read = (file: string) => readFileSync(join(folder.path, file));

describe('koho check --fix', () => {
  test('mends text and image, says what, and checks again', async () => {
    expect((await call(path)).code).toBe(1);
    const { code, out } = await call('--fix', path);
    expect(out).toContain('2個のファイルを直しました');
    expect(out).toContain('行目　全角の数字を半角に：「１２月８日」 → 「12月8日」');
    expect(out).toContain('見えない文字を消す：「U+200B」');
    expect(out).toContain('半角カナを全角に：「ｵﾝﾗｲﾝ」 → 「オンライン」');
    expect(out).toContain(`${photo}\n  撮影場所（GPS）の情報を消す`);
    expect(out).toContain('git restore');
    expect(out).toContain('要修正0件');
    expect(code).toBe(0);
    expect(read(path).toString()).toContain('12月8日（火）の窓口は、10:00から、オンラインです。');
    expect(read(path).toString()).toContain('alt: ハッキリ見える雪の庁舎。12月8日の撮影,');
    expect(read(photo)).toHaveLength(located.length);

    const before = [read(path), read(photo)];
    expect((await call('--fix', path)).out).toContain('自動で直せる所はありません');
    expect([read(path), read(photo)]).toEqual(before);
  });

  test('keeps mode, BOM, line ends and every other byte, and leaves nothing beside', async () => {
    const windows = `\ufeff${goodPost({ body: '窓口は９月１日から。' }).replaceAll('\n', '\r\n')}`;
    folder.write(path, windows);
    chmodSync(join(folder.path, path), 0o640);
    await call('--fix', path);
    expect(read(path).toString()).toBe(windows.replace('９月１日', '9月1日'));
    expect(statSync(join(folder.path, path)).mode & 0o777).toBe(0o640);
    const names = readdirSync(join(folder.path, 'posts/koho/2026'));
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('with --dry-run only shows', async () => {
    const { code, out } = await call('--fix', '--dry-run', path);
    expect(out).toContain('2個のファイルを直せます（まだ何も変えていません）');
    expect(out).toContain('要修正0件');
    expect(code).toBe(0);
    expect(read(path).toString()).toBe(spoilt);
    expect(read(photo)).toEqual(located);
    expect(await call('--dry-run', path)).toMatchObject({ code: 2, out: '' });
  });

  test('leaves standard output to the findings where machines read them', async () => {
    const { out, err } = await call('--fix', '--format', 'json', path);
    expect(JSON.parse(out)).toMatchObject({ posts: 1, findings: [] });
    expect(err).toContain('2個のファイルを直しました');
  });

  test('says in English too', async () => {
    const { out } = await call('--fix', '--lang', 'en', path);
    expect(out).toContain('2 files mended.');
    expect(out).toContain('full-width digits made ASCII: 「１２月８日」 → 「12月8日」');
  });

  test('does not show somebody’s number', async () => {
    folder.write(path, goodPost({ body: '電話は０９０－１２３４－５６７８です。' }));
    const { out } = await call('--fix', path);
    expect(out).toContain('全角の数字を半角に');
    expect(out).not.toMatch(/[1１][2２][3３][4４]|5678|５６７８/);
    expect(read(path).toString()).toContain('090-1234-5678');
  });

  test('follows no link, out of the folder or inside', async () => {
    const target = 'elsewhere.md';
    folder.write(target, spoilt);
    symlinkSync(join(folder.path, target), join(folder.path, 'posts/koho/2026/link.md'));
    folder.write('elsewhere.jpg', located);
    symlinkSync(join(folder.path, 'elsewhere.jpg'), join(folder.path, 'posts/koho/2026/link.jpg'));
    folder.write(path, spoilt.replace('fix.jpg', 'link.jpg'));
    await call('--fix', path, 'posts/koho/2026/link.md');
    expect(read(target).toString()).toBe(spoilt);
    expect(read('elsewhere.jpg')).toEqual(located);
  });

  test('leaves alone what is no text, and a policy that cannot be read', async () => {
    const latin = Buffer.from([...Buffer.from('---\ntitle: a\n---\n１２月'), 0xff]);
    folder.write(path, latin);
    await call('--fix', path);
    expect(read(path)).toEqual(latin);
    folder.write(path, spoilt);
    folder.write('policies/koho.yml', 'organisation: 1\n');
    expect((await call('--fix', path)).out).toContain('自動で直せる所はありません');
    expect(read(path).toString()).toBe(spoilt);
  });
});
