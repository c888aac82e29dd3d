import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uncited } from '../../../src/guideline/cite.ts';
import { forHead } from '../../../src/pipeline/report/comment/for-head.ts';
import { check, policyFor, withBody } from '../../guideline/check-text.ts';

const both = (ja: string, en: string) => forHead({ ja, en });

describe('what the head reads of a finding', () => {
  it.each([
    [
      '短縮URLは行き先が見えません。元のURLに替えてください。どうしても必要なら、理由を acknowledge に書いてください。',
      'A shortened URL hides its target. Use the original URL, or state the reason under acknowledge.',
      '短縮URLは行き先が見えません。',
      'A shortened URL hides its target.',
    ],
    [
      '「素案」：意見募集で公表済みなら、そのページを書いてください。必要であれば、その理由を acknowledge に書いてください。',
      '"素案": If it is public, give its page. If it is needed, state why under acknowledge.',
      '「素案」という言い方があります。',
      'It says "素案".',
    ],
    [
      '日付と曜日が合いません。日付が誤りなら日付を直してください（近い火曜日は12月29日）。',
      'The weekday is wrong. Is it the 29th? Correct the date.',
      '日付と曜日が合いません。',
      'The weekday is wrong.',
    ],
    [
      '「お待ちください。すぐ直します」が残っています。書き換えてください。',
      '"Use it. Now" is still there. Put in what was decided.',
      '「お待ちください。すぐ直します」が残っています。',
      '"Use it. Now" is still there.',
    ],
    [
      '「（「開いたまま」は伝聞です。確かめてください。',
      '"open is hearsay. Check it.',
      '「（「開いたまま」は伝聞です。',
      '"open is hearsay.',
    ],
    ['消してください。', 'Remove it.', '消してください。', 'Remove it.'],
  ])('%s', (ja, en, whatJa, whatEn) => {
    expect(both(ja, en)).toEqual({ ja: whatJa, en: whatEn });
  });

  it('orders nothing and names no key of a file, whatever rule or dictionary speaks', () => {
    const texts = [...told()];
    // Otherwise nothing was looked at.
    expect(texts.length).toBeGreaterThan(300);
    const wrong = texts.filter(
      ({ ja, en }) =>
        /acknowledge|link_reasons|(?<!「)ください。/.test(ja) ||
        /acknowledge|link_reasons|(?:^|[.:] )(?:Use|Put|Remove|State|Write|Check|Correct) /.test(
          en,
        ),
    );
    expect(wrong).toEqual([]);
    for (const { ja, en } of texts) {
      expect(ja).toMatch(/^.*\S.*[。）]$/);
      expect(en).toMatch(/^.*\S.*[.)]$/);
    }
  });
});

/** What is said of all fixtures and of every word of the dictionaries, as the head would read it. */
function* told() {
  const policy = policyFor();
  const folder = join(import.meta.dirname, '../../guideline/fixtures');
  const posts = readdirSync(folder).map((name) => {
    const read = (file: string) => readFileSync(join(folder, name, file));
    return () => check(read('post.md'), JSON.parse(read('expected.json').toString()));
  });
  const words = [...policy.dictionaries.values()].flatMap(({ entries }) =>
    entries.map(
      ({ word }) =>
        () =>
          check(withBody(`${word}です。`)),
    ),
  );
  const seen = new Set<string>();
  for (const found of [...posts, ...words].flatMap((one) => one())) {
    if (found.severity === 'ask') continue;
    const message = forHead(uncited(found.message, found.clause, policy));
    if (!seen.has(message.ja)) yield message;
    seen.add(message.ja);
  }
}
