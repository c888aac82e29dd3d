import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../policy/policy-files.ts';
import { check } from './check-text.ts';

const posts = readdirSync(join(repositoryRoot, 'posts'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `posts/${name.replaceAll('\\', '/')}`);

describe('the example posts, on 20 November 2026', () => {
  it.each(posts)('%s has no finding', (path) => {
    const folder = dirname(join(repositoryRoot, path));
    const media = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
    );
    const found = check(readFileSync(join(repositoryRoot, path)), { path, media, questions: true });
    expect(found).toEqual([]);
  });
});
