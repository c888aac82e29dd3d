import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cacheFolder } from '../../src/cli/cache-folder.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'koho-cache-folder-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function home(name: string): string {
  const path = join(root, name);
  mkdirSync(path);
  return path;
}

test('made in the home, for its owner only, and found again', () => {
  const own = home('own');
  const folder = join(own, '.cache', 'koho');
  expect([cacheFolder(own), cacheFolder(own)]).toEqual([folder, folder]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a home without a path lies in the folder koho is called in: nothing is kept there', () => {
  expect(cacheFolder('')).toBeUndefined();
  expect(cacheFolder('.')).toBeUndefined();
  expect(existsSync(join('.cache', 'koho'))).toBe(false);
});

test('no home, or a file where the folder should be: nothing is kept', () => {
  expect(cacheFolder(join(root, 'nobody'))).toBeUndefined();
  const full = home('full');
  writeFileSync(join(full, '.cache'), '');
  expect(cacheFolder(full)).toBeUndefined();
});

test.runIf(existsSync('/proc/self'))('a home in which nothing can be made ends the try', () => {
  expect(cacheFolder('/proc/self')).toBeUndefined();
});
