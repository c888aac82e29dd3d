import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parsePost } from '../../src/post/parse-post.ts';
import { codeBlocks, fileAt, markdownFiles, tableRows } from './markdown-files.ts';

const blocks = markdownFiles.flatMap((file) =>
  codeBlocks(file).map((block) => ({ ...block, place: `${file.path}:${block.line}` })),
);

describe('example posts', () => {
  const posts = blocks.filter(({ code }) => /^title:/m.test(code));

  it('are in the README and in the guide for staff', () => {
    const places = posts.map(({ place }) => place.replace(/:\d+$/, ''));
    expect(places).toEqual(expect.arrayContaining(['README.md', 'docs/ja/staff.md']));
  });

  it.each(posts)('$place is a post', ({ code }) => {
    const parsed = parsePost(new TextEncoder().encode(code), {
      path: 'posts/kotsu/2026/example.md',
      timeZone: 'Asia/Tokyo',
    });
    expect(parsed.ok ? [] : parsed.faults).toEqual([]);
  });
});

describe('example data', () => {
  const readers = new Map<string, (text: string) => unknown>([
    ['json', JSON.parse],
    ['yaml', (text) => parse(text)],
  ]);
  it.each(blocks.filter(({ language }) => readers.has(language)))('$place can be read', (block) => {
    expect(readers.get(block.language)?.(block.code)).toBeTypeOf('object');
  });
});

describe('tables that mirror the configuration', () => {
  it('list every dependency with its reason, and none that is gone', () => {
    const manifest = JSON.parse(fileAt('package.json').text);
    const wanted = [
      ...Object.keys(manifest.dependencies),
      ...Object.keys(manifest.devDependencies),
    ];
    const cells = tableRows(fileAt('docs/adr/0006-dependencies.md').text).map(
      ([first = '']) => first,
    );
    const listed = cells.flatMap((cell) => cell.match(/(?<=`)[^`,]+(?=`)/g) ?? []);
    expect(listed.sort()).toEqual(wanted.sort());
  });

  it('give the import directions that the linter enforces', () => {
    const messages = fileAt('biome.json').text.matchAll(
      /src\/(\w+) may import only from: ([\w, ]+)\./g,
    );
    const enforced = [...messages].map(([, folder = '', from = '']) =>
      line(folder, from.split(', ')),
    );
    const table = section(fileAt('docs/design.md').text, 'Folders');
    const said = tableRows(table).flatMap(([folders = '', from = '']) =>
      namesIn(folders).map((folder) => line(folder, namesIn(from))),
    );
    // `web` has no code yet.
    expect(said.sort()).toEqual(enforced.filter((one) => !one.startsWith('web ')).sort());
  });
});

/** `<folder> ← <what it may import besides itself>` */
function line(folder: string, from: readonly string[]): string {
  const others = from.filter((name) => name !== folder);
  return `${folder} ← ${others.sort().join(', ')}`;
}

function section(text: string, heading: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
}

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}
