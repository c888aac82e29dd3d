import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../src/guideline/check-draft.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import { check, policyFor } from './check-text.ts';
import { cpuMs } from './hostile/growth.ts';

const path = 'posts/koho/2026/case.md';

function findings(file: string | Uint8Array, policy = policyFor()) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const parsed = parsePost(bytes, { path, timeZone: 'Asia/Tokyo' });
  if (parsed.ok) throw new Error('the file is a post');
  return checkDraft({ path, bytes, faults: parsed.faults }, policy);
}

type Found = ReturnType<typeof findings>;

const shown = (found: Found) =>
  found
    .filter(({ rule }) => !rule.startsWith('form/'))
    .map(({ rule, severity, line, column }) => `${rule} ${severity} ${line}:${column}`);

const settings = 'title: 見本\naccounts: [hokkaido-koho-facebook]\npublish_at: 2026-12-01 10:00\n';
const text = '内緒ですが、詳しくは https://bit.ly/abc へ。\nftp://example.com/a.exe\n';
const told = (line: number) => [
  `words warn ${line}:1`,
  `words warn ${line}:1`,
  `link-shortener warn ${line}:12`,
  `link-deceptive block ${line + 1}:1`,
];

describe('the text of a file that is no post yet', () => {
  it.each([
    ['a misspelt key', `---\n${settings}acounts: x\n---\n${text}`, 7],
    ['a key that is missing', `---\ntitle: 見本\n---\n${text}`, 4],
    ['an open container', `---\n${settings}---\n:::x\n${text}`, 7],
    ['a container in full width', `---\n${settings}---\n：：：x\n${text}：：：\n`, 7],
    ['markup', `---\n${settings}---\n# 見出し\n${text}`, 7],
    ['settings that are no YAML', `---\ntitle: [a\n---\n${text}`, 4],
    ['settings that nobody closed', `---\n${settings}\n${text}`, 6],
    ['another language', `---js\n${settings}---\n${text}`, 6],
    ['more dashes', `----\n${settings}----\n${text}`, 6],
    ['no opening fence', `${settings}---\n${text}`, 5],
    ['no settings', text, 1],
    ['a late fence', `\n\n---\n${settings}---\n${text}`, 8],
  ])('is read in spite of %s', (_what, file, line) => {
    expect(shown(findings(file))).toEqual(told(line));
    const crlf = file.replaceAll('\n', '\r\n');
    expect(shown(findings(crlf))).toEqual(told(line));
  });

  it('says of it just what the check says once the form is right', () => {
    const right = `---\n${settings}---\n${text}`;
    const whole = check(right).filter(({ rule }) => rule !== 'link-reason');
    const early = findings(right.replace('publish_at', 'publishat'));
    const said = ({ message, line, column, end, severity }: Found[number]) => ({
      ...{ message, line, column, end, severity },
    });
    expect(early.filter(({ rule }) => !rule.startsWith('form/')).map(said)).toEqual(
      whole.map(said),
    );
  });

  it('reads past markup, and hides nothing in it', () => {
    const body = `**内緒**ですが\n<b>内緒</b>ですが\n[こちら](https://bit.ly/abc "題")\n[https://www.pref.hokkaido.lg.jp/](https://example.com/)\n`;
    expect(shown(findings(`---\n${settings}---\n${body}`))).toEqual([
      ...['words warn 6:3', 'words warn 6:3', 'words warn 7:4', 'words warn 7:4'],
      ...['link-shortener warn 8:1', 'link-deceptive block 9:1'],
    ]);
  });

  it('is the published text alone: no keys, no comments, no reasons', () => {
    const file = [
      '---',
      ...['title: 内緒ですが', '# 内緒ですが https://bit.ly/abc', '内緒ですが: x'],
      ...['link_reasons: {"https://bit.ly/abc": 内緒ですが}', '---'],
      ...['<!-- 内緒ですが', 'https://bit.ly/abc -->', '本文です。', ''],
    ].join('\n');
    expect(shown(findings(file))).toEqual([]);
    const unclosed = file.replace(/\n---\n[\s\S]*$/, '\n\n本文です。\n');
    expect(shown(findings(unclosed))).toEqual([]);
  });

  it('has the descriptions of images in it', () => {
    const media = 'media:\n  - {file: a.png, alt: 内緒ですが, rights: 道が作成, people: none}\n';
    expect(shown(findings(`---\n${settings}${media}tags: x\n---\n本文です。\n`))).toEqual([
      'words warn 6:24',
      'words warn 6:24',
    ]);
  });

  it('passes with the reason that is stated, wherever the form is wrong', () => {
    const more = 'acknowledge:\n  - {rule: link-shortener, reason: 主催者の指定のため}\ntags: x\n';
    const found = findings(`---\n${settings}${more}---\nhttps://bit.ly/abc\n`);
    expect(found.find(({ rule }) => rule === 'link-shortener')).toMatchObject({
      acknowledged: '主催者の指定のため',
    });
  });

  it('is as silent as the policy wants, and as masked as everything', () => {
    const rules = { words: 'off', 'link-shortener': 'off', 'link-deceptive': 'off' } as const;
    expect(shown(findings(`---\ntitle: 冬\n---\n${text}`, policyFor({ rules })))).toEqual([]);
    const secret = findings(`**a** 内緒ですが090-1234-5678へ`);
    expect(JSON.stringify(secret)).not.toMatch(/1234|5678/);
  });

  it('is good where a good post is only misspelt', () => {
    const body =
      '冬の交通安全運動を行います。\n詳しくは https://www.pref.hokkaido.lg.jp/ をご覧ください。';
    expect(shown(findings(`---\n${settings}acounts: x\n---\n${body}\n`))).toEqual([]);
  });

  it('is read in time, however hostile', () => {
    for (const piece of [
      '[a](',
      '<!--',
      '<a',
      '**',
      '---\n',
      'a: b\n',
      ':::x\n',
      '内緒ですが',
      'https://bit.ly/a ',
    ]) {
      const spent = cpuMs(() => {
        findings(`---\ntitle: [\n---\n${piece.repeat(60_000 / piece.length)}`);
      });
      expect(spent, piece).toBeLessThan(3_000);
    }
  });
});
