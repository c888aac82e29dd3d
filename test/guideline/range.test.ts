import { describe, expect, it } from 'vitest';
import { checkRaw } from '../../src/guideline/check-raw.ts';
import type { Finding } from '../../src/guideline/rule.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import { check, policyFor, type Situation, withBody } from './check-text.ts';

/** What an editor would mark: the file from the place of the finding to its end. */
function marked(file: string, { line, column, end }: Finding): string | undefined {
  if (!end) return undefined;
  const lines = file.split('\n').slice(line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((text, at) => (at === last ? text.slice(0, end.column - 1) : text))
    .join('\n')
    .slice(column - 1);
}

function markedBy(rule: string, file: string, situation: Situation = {}) {
  return check(file, situation)
    .filter((one) => one.rule === rule)
    .map((one) => marked(file, one));
}

const alt = (text: string) =>
  `media:\n  - {file: a.png, alt: "${text}", rights: 道が作成, people: none}\n`;

describe('where a finding ends', () => {
  it.each([
    ['date-weekday', '開催は12月8日（水）です。', '12月8日（水）'],
    ['date-weekday', '開催は**でなく12月\n8日（水）です。'.replace('**', ''), '12月\n8日（水）'],
    ['time-impossible', '開始は午前25時70分です。', '午前25時70分'],
    ['range-order', '12月10日から12月8日までです。', '12月10日から12月8日'],
    ['personal-number', '連絡は山田090-1234-5678まで。', '090-1234-5678'],
    ['secret', 'パスワード：Yuki2026#abc です。', 'Yuki2026#abc'],
    ['placeholder', '会場は○○です。', '○○'],
    ['half-width-kana', '会場はﾎｰﾙです。', 'ﾎｰﾙ'],
    ['link-shortener', '詳しくは https://bit.ly/abc へ。', 'https://bit.ly/abc'],
    ['link-shortener', '詳しくはｂｉｔ．ｌｙ／ａｂｃへ。', 'ｂｉｔ．ｌｙ／ａｂｃ'],
    [
      'link-reason',
      '[催し](https://event.example.com/a)です。',
      '[催し](https://event.example.com/a)',
    ],
    ['hearsay', '熊が出たらしいです。', 'らしいです'],
    ['words', '内緒ですが、お知らせします。', '内緒ですが'],
    ['phone-length', '電話は011-231-411です。', '011-231-411'],
    ['era-year', '令和8年（2027年）です。', '令和8年(2027年)'],
  ])('%s in %s', (rule, body, expected) => {
    const file = withBody(body);
    expect(markedBy(rule, file).map((one) => one?.normalize('NFKC'))).toContain(
      expected.normalize('NFKC'),
    );
  });

  it('counts what stands in the file, however the text was composed', () => {
    const nfd = withBody('がぎ会場は○○です。'.normalize('NFD'));
    expect(markedBy('placeholder', nfd)).toEqual(['○○']);
    const escaped = withBody('\\*会場は○○です。');
    expect(markedBy('placeholder', escaped)).toEqual(['○○']);
  });

  it('is not known in the description of an image, whose characters have one place', () => {
    const file = withBody('本文。', alt('会場は○○です。'));
    const media = new Map([['a.png', { state: 'missing' as const }]]);
    expect(markedBy('placeholder', file, { media })).toEqual([undefined]);
  });

  it('is told of a file that is no post too', () => {
    const file = '---\ntitle: 冬\naccounts: [a-x]\n---\n**a** 090-1234-5678\n';
    const bytes = new TextEncoder().encode(file);
    const parsed = parsePost(bytes, { path: 'posts/a/2026/a.md', timeZone: 'Asia/Tokyo' });
    const faults = parsed.ok ? [] : parsed.faults;
    const found = checkRaw({ path: 'posts/a/2026/a.md', bytes, faults }, policyFor());
    expect(found.map((one) => marked(file, one))).toEqual([undefined, '090-1234-5678']);
  });
});
