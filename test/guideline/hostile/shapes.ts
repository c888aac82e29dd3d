import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a pattern could run away on, in families; each is repeated until the line is full. */
export const commonShapes: readonly string[] = [
  // Digits, and what people put between them.
  ...[
    '0',
    '1 ',
    '12-',
    '0-',
    '-',
    '090-',
    '090-1234-5678 ',
    '+81',
    '(0',
    '０９０－',
    '〇九〇',
    '一二三四',
    '1234 5678 ',
    '4111 1111 1111 1111 ',
    '0 1 2 3 4 5 ',
    '１,',
    '1.',
  ],
  // Dates and times.
  ...[
    '12月',
    '12月8日',
    '12月8日（水）',
    '12月8日（火）〜',
    '2026年',
    '令和8年',
    '令和',
    '年月日',
    '1/2',
    '2026-',
    '十二月八日',
    '10時',
    '10:30〜',
    '毎週火曜',
    '（日・祝）',
    '〜',
  ],
  // Letters, dots, hosts, addresses.
  ...[
    'a',
    'a.',
    'a.b',
    '.',
    'a-',
    '-.',
    '@',
    'a@',
    'a@a.',
    'a＠',
    'a[at]',
    'https://',
    'https://a',
    'https://a.',
    'https://a@',
    'hxxps://',
    'xn--',
    'bit.ly/',
    'bit.ly/a ',
    'b i t . l y ',
    'www.',
    '。jp',
    '?a=https://',
    '[',
    '](',
    '[a](https://a/',
    'ftp://a',
    'ftp://a/a.exe ',
    'a://',
    'magnet:?',
  ],
  // Secrets.
  ...[
    'パスワード',
    'パスワード：a',
    'password=',
    '?token=abcd&',
    'eyJaaaaaaaaaa.',
    'eyJ',
    'EAA',
    'A',
    'Aa1',
    '-----BEGIN ',
    'ID：',
    'パスワードを入力 ',
    'リンク先で暗証番号を入力してください https://a.com/ ',
  ],
  // Kana, kanji, and what hides them.
  ...[
    'あ',
    'ア',
    'ｱ',
    'ｶﾞ',
    'ー',
    'ばー',
    'し○',
    '○',
    '○ ',
    '○○ ',
    '×',
    '●',
    '死 ',
    '漢',
    'か\u3099',
    '葛\u{e0100}',
    '㌔',
    '㍻',
    '縺薙',
    '繧繝',
    'です。',
    'である。',
    'が、',
    'て、',
    '、',
    '。',
    '・',
  ],
  // Brackets and quotes, open and closed.
  ...['(', '（', '「', '」', '「」', '「○○', '（（）', '【', '【仮', '『「', '"', "'"],
  // Spaces, emoji, and halves of them.
  ...[
    ' ',
    '　',
    '\t',
    '🏳️‍🌈',
    '👨‍👩‍👧',
    '𠮷',
    '𝗔',
    '1\u0336',
    '\ud83d',
    '\udc00',
    '\u200b',
    '\u202e',
    '\ufffd',
  ],
];

const fixtures = join(import.meta.dirname, '../fixtures');

/** Lines of the fixtures in which this rule finds something: a new rule brings its own vocabulary. */
export function shapesOf(rule: string): readonly string[] {
  const lines = readdirSync(fixtures)
    .filter((name) => expectedOf(name).includes(`"${rule} `))
    .flatMap((name) => bodyLines(name))
    .filter((line) => line.trim() !== '' && line.length <= 300);
  return [...new Set(lines.flatMap((line) => [line, line.slice(0, line.length / 2)]))]
    .filter((line) => line !== '')
    .slice(0, mostOfOneRule);
}

const mostOfOneRule = 24;

/** Every line that a fixture publishes. */
export function fixtureLines(): readonly string[] {
  return readdirSync(fixtures).flatMap(bodyLines);
}

function expectedOf(name: string): string {
  return readFileSync(join(fixtures, name, 'expected.json'), 'utf8');
}

function bodyLines(name: string): readonly string[] {
  const text = readFileSync(join(fixtures, name, 'post.md'), 'utf8');
  return (text.split(/^---$/m)[2] ?? '').split('\n');
}
