import { expect, test } from 'vitest';
import { parsePost } from '../../src/post/parse-post.ts';

const head = '---\ntitle: a\naccounts: [koho-x]\n---\n';
const fill = (piece: string) =>
  piece.repeat(Math.floor(60_000 / new TextEncoder().encode(piece).length));

function codesOf(body: string): string[] {
  const parsed = parsePost(new TextEncoder().encode(head + body), {
    path: 'posts/koho/2026/winter.md',
    timeZone: 'Asia/Tokyo',
  });
  return parsed.ok ? [] : parsed.faults.map(({ code }) => code);
}

// Without the bound on signs each of these held the parser for seconds to minutes (measured: the first, 325 s);
// then the time limit of the run fails the test.
test.each([
  ['underlined lines', fill('a\n=\n')],
  ['half-open emphasis', fill('*a_ ')],
  ['quote in quote', fill('>')],
  ['list in list', fill('- ')],
  ['deeper and deeper', Array.from({ length: 200 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n')],
  ['definitions', fill('[a]: b\n')],
  ['backticks', fill('`')],
])('64 KB of signs: %s', (_, body) => expect(codesOf(body)).toEqual(['too-much-markup']));

test.each([
  ['brackets after a URL', `https://e.jp/${fill(')')}`],
  ['dots in a URL', `https://${fill('a.')}`],
  ['one long line', fill('あ')],
  ['blank lines', fill('\n')],
])('64 KB of text: %s', (_, body) => expect(codesOf(body)).toEqual([]));
