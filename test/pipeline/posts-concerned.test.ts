import { expect, test } from 'vitest';
import { postsConcerned } from '../../src/pipeline/posts-concerned.ts';
import type { Source } from '../../src/pipeline/source/source.ts';

const path = 'posts/kotsu/2026/mended.md';
const old = 'posts/kotsu/2026/wrong';

function holding(text: string): Source {
  const bytes = new TextEncoder().encode(text);
  return { list: async () => [path], read: async () => ({ found: true, bytes }) };
}

// A correction whose post is not asked about would pass as one that nobody could look up.
test.each([
  ['plain', `corrects: ${old}`],
  ['with its ending', `corrects: ${old}.md`],
  ['with a quoted value', `corrects: "${old}"`],
  ['with a quoted key', `"corrects": ${old}`],
  ['with a space before the colon', `'corrects' : '${old}'`],
  ['indented', `  corrects: ${old}`],
  ['with its value on the next line', `corrects:\n  ${old}`],
  ['with a folded value', `corrects: >-\n  ${old}`],
])(
  'the record is asked about the corrected post, however the key is written: %s',
  async (_, line) => {
    const asked = await postsConcerned(holding(`---\ntitle: 訂正\n${line}\n---\n本文\n`), [path]);
    expect(asked).toEqual(['posts/kotsu/2026/mended', old]);
  },
);

test('and about no other where nothing is corrected', async () => {
  const asked = await postsConcerned(holding('---\ntitle: 催し\n---\n本文\n'), [path]);
  expect(asked).toEqual(['posts/kotsu/2026/mended']);
});
