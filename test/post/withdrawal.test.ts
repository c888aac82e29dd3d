import { describe, expect, test } from 'vitest';
import { parseWithdrawal } from '../../src/post/withdrawal/parse-withdrawal.ts';

const path = 'posts/koho/2026/winter.withdraw.md';
const good = 'reason: 住所を誤って案内した\nwhy_not_correct: 誤った会場へ人が向かう\n';

function parse(frontMatter: string, body = '', at = path) {
  const parsed = parseWithdrawal(new TextEncoder().encode(`---\n${frontMatter}---\n${body}`), at);
  if (parsed.ok) return parsed.value;
  return parsed.faults.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
}

describe('a request to withdraw', () => {
  test('names its post by its own name, and its accounts where not all are meant', () => {
    expect(parse(`accounts: [hokkaido-koho-x]\n${good}`)).toMatchObject({
      post: 'posts/koho/2026/winter',
      department: 'koho',
      accounts: [{ value: 'hokkaido-koho-x' }],
      reason: { value: '住所を誤って案内した', place: { line: 3 } },
      whyNotCorrect: { value: '誤った会場へ人が向かう' },
    });
    expect(parse(good)).not.toHaveProperty('accounts');
  });

  test('says to fill in what is required and empty; what is not may also be deleted', () => {
    const said = (text: string) => {
      const bytes = new TextEncoder().encode(`---\n${text}---\n`);
      const parsed = parseWithdrawal(bytes, path);
      return parsed.ok ? [] : parsed.faults.map(({ message }) => message.ja);
    };
    expect(said('reason: ""\nwhy_not_correct: 残る\n')).toEqual([
      '項目「reason」の値がありません。必ず要る項目なので、値を書いてください。',
    ]);
    expect(said(`accounts: []\n${good}`)).toEqual([
      '項目「accounts」の値がありません。値を書くか、この項目を消してください。',
    ]);
  });

  test.each([
    ['without a word on corrections', 'reason: 誤り\n', '', ['missing-key 2:1']],
    ['with an empty one', 'reason: 誤り\nwhy_not_correct: ""\n', '', ['empty-value 3:18']],
    ['with a misspelt key', `${good}account: x\n`, '', ['unknown-key 4:1']],
    ['with a key of posts', `${good}publish_at: 2026-12-01 10:00\n`, '', ['unknown-key 4:1']],
    ['with a text below', good, '\nさようなら\n', ['withdrawal-body 6:1']],
    ['with no account in the list', `accounts: []\n${good}`, '', ['empty-value 2:11']],
    ['that is empty', '\n', '', ['withdrawal-empty 2:1']],
    [
      'with a reason that would not be recorded whole',
      good.replace('住所', '住'.repeat(501)),
      '',
      ['too-long 2:9'],
    ],
  ])('%s is refused at its place', (_, frontMatter, body, faults) => {
    expect(parse(frontMatter, body)).toEqual(faults);
  });

  test.each(['posts/koho/winter.withdraw.md', 'posts/koho/2026/Winter.withdraw.md'])(
    'at %s is about no post',
    (at) => {
      expect(parse(good, '', at)).toEqual(['post-path 1:1']);
    },
  );

  test('never throws, whatever the bytes', () => {
    for (const bytes of [[], [0xff, 0xfe], [0x2d, 0x2d, 0x2d], [0, 1, 2]]) {
      expect(parseWithdrawal(new Uint8Array(bytes), path).ok).toBe(false);
    }
  });
});
