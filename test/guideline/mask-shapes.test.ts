import { describe, expect, it } from 'vitest';
import { faultFindings } from '../../src/guideline/check-post.ts';
import { maskShapes } from '../../src/guideline/sensitive/mask-shapes.ts';
import { parsePost } from '../../src/post/parse-post.ts';

const token = 'EAABsbCS1iHgBAKZCvZBZA0ZBZBZC1x2x3x4x5x6';
const options = { path: 'posts/koho/2026/a.md', timeZone: 'Asia/Tokyo' };
const head = '---\ntitle: 冬\naccounts: [a-x]\n---\n';

/** Everything that is said of a file that is no post. */
function said(text: string): string {
  const parsed = parsePost(new TextEncoder().encode(text), options);
  if (parsed.ok) throw new Error('the file is a post');
  return JSON.stringify(faultFindings(parsed.faults));
}

describe('what faults of form quote is masked', () => {
  it.each([
    ['a key', `---\ntitle: 冬\naccounts: [a-x]\n${token}: 1\n---\n本文\n`],
    ['a key twice', `---\ntitle: 冬\n${token}: 1\n${token}: 2\n---\n本文\n`],
    ['an account', `---\ntitle: 冬\naccounts: [${token}]\n---\n本文\n`],
    ['a link', `${head}[a](<http://x y?token=${token}>)\n`],
  ])('%s', (_what, text) => {
    expect(said(text)).not.toContain(token);
  });

  it.each(['090-1234-5678', '０９０−１２３４−５６７８', 'taro@gmail.com', '4111 1111 1111 1111'])(
    '%s',
    (number) => {
      expect(maskShapes(`前${number}後`)).not.toContain(number.slice(4));
    },
  );

  it('leaves dates, times and office numbers', () => {
    const text = '「2026/12/1 9:00」は「2026-12-01 09:00」のように。011-204-5008、0120-123-456';
    expect(maskShapes(text)).toBe(text);
  });
});
