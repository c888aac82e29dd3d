import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachFile, markdownFiles, repositoryRoot, withoutBlocks } from './markdown-files.ts';

describe('links between the documents', () => {
  it.each(eachFile)('%s leads only to what exists', (path, { text }) => {
    expect(linksOf(text).filter((link) => !leadsSomewhere(path, link))).toEqual([]);
  });

  it('reach every page of docs/ from a README', () => {
    const reached = new Set<string>();
    const follow = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      const file = markdownFiles.find((one) => one.path === path);
      for (const link of linksOf(file?.text ?? '')) {
        const [target = ''] = link.split('#');
        const next = resolve('/', dirname(path), target).slice(1);
        follow(next);
        follow(`${next}/README.md`);
      }
    };
    follow('README.md');
    follow('README.ja.md');
    const pages = markdownFiles.map(({ path }) => path).filter((path) => path.startsWith('docs/'));
    expect(pages.filter((path) => !reached.has(path))).toEqual([]);
  });
});

/** Inline links outside code; addresses of the web are not looked up. */
function linksOf(text: string): readonly string[] {
  const prose = withoutBlocks(text).replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [target = '', fragment] = link.split('#');
  const file = join(repositoryRoot, target === '' ? from : join(dirname(from), target));
  if (!existsSync(file)) return false;
  return fragment === undefined || anchorsOf(readFileSync(file, 'utf8')).has(fragment);
}

/** As GitHub makes them of headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
  return new Set(headings);
}
