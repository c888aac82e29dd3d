import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { jsonSchemas } from '../../src/policy/json-schemas.ts';
import { limits } from '../../src/post/limits.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import { parseWithdrawal } from '../../src/post/withdrawal/parse-withdrawal.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
const schemas = {
  post: ajv.compile(JSON.parse(jsonSchemas().get('post.schema.json') ?? '')),
  withdrawal: ajv.compile(JSON.parse(jsonSchemas().get('withdrawal.schema.json') ?? '')),
};

/** A text of so many characters. */
const long = (length: number) => 'あ'.repeat(length);
const url = (length: number) => 'https://example.org/'.padEnd(length, 'a');
const medium = { file: 'a.png', alt: '絵', rights: '道が作成', people: 'none' };
const answer = { question: 'may-be-published', answer: 'はい' };
const plain = { title: '件名', accounts: ['koho-x'] };
const request = { reason: '誤り', why_not_correct: '残る' };

/** By limit: settings in which one text has that length. */
const settingsWith: Readonly<Record<keyof typeof limits, (length: number) => object>> = {
  name: (length) => ({ ...plain, accounts: ['a'.repeat(length)] }),
  title: (length) => ({ ...plain, title: long(length) }),
  source: (length) => ({ ...plain, sources: [url(length)] }),
  mediaFile: (length) => ({
    ...plain,
    media: [{ ...medium, file: `${'a'.repeat(length - 4)}.png` }],
  }),
  alt: (length) => ({ ...plain, media: [{ ...medium, alt: long(length) }] }),
  rights: (length) => ({ ...plain, media: [{ ...medium, rights: long(length) }] }),
  linkReason: (length) => ({ ...plain, link_reasons: { 'https://example.org/': long(length) } }),
  question: (length) => ({ ...plain, answers: [{ ...answer, question: long(length) }] }),
  answer: (length) => ({ ...plain, answers: [{ ...answer, answer: long(length) }] }),
  note: (length) => ({ ...plain, answers: [{ ...answer, note: long(length) }] }),
  corrects: (length) => ({
    ...{ ...plain, correction: '日付' },
    corrects: `posts/${'a'.repeat(64)}/2026/${'b'.repeat(length - 79)}.md`,
  }),
  correction: (length) => ({
    ...{ ...plain, corrects: 'posts/koho/2026/b' },
    correction: long(length),
  }),
  acknowledgedRule: (length) => ({
    ...plain,
    acknowledge: [{ rule: long(length), reason: '要る' }],
  }),
  acknowledgeReason: (length) => ({
    ...plain,
    acknowledge: [{ rule: 'words', reason: long(length) }],
  }),
  withdrawalReason: (length) => ({ ...request, reason: long(length) }),
  whyNotCorrect: (length) => ({ ...request, why_not_correct: long(length) }),
};

/** Whether the editor's schema and koho's parser let the settings pass. */
function verdictsOn(settings: object): { readonly schema: boolean; readonly koho: boolean } {
  const yaml = stringify(settings, { lineWidth: 0 });
  if ('why_not_correct' in settings) {
    const bytes = new TextEncoder().encode(`---\n${yaml}---\n`);
    const { ok } = parseWithdrawal(bytes, 'posts/koho/2026/a.withdraw.md');
    return { schema: schemas.withdrawal(settings), koho: ok };
  }
  const bytes = new TextEncoder().encode(`---\n${yaml}---\n本文\n`);
  const { ok } = parsePost(bytes, { path: 'posts/koho/2026/a.md', timeZone: 'Asia/Tokyo' });
  return { schema: schemas.post(settings), koho: ok };
}

describe('the published schemas and koho agree on how long a text may be', () => {
  test.each(Object.entries(limits))('%s: %i', (key, limit) => {
    const settings = settingsWith[key as keyof typeof limits];
    expect(verdictsOn(settings(limit))).toEqual({ schema: true, koho: true });
    expect(verdictsOn(settings(limit + 1))).toEqual({ schema: false, koho: false });
  });

  test('accounts of a request: as those of a post', () => {
    const named = (length: number) => ({ ...request, accounts: ['a'.repeat(length)] });
    expect(verdictsOn(named(limits.name))).toEqual({ schema: true, koho: true });
    expect(verdictsOn(named(limits.name + 1))).toEqual({ schema: false, koho: false });
  });
});

describe('the published schemas and koho agree on lists', () => {
  const lists = {
    accounts: (index: number) => `a-${index}`,
    sources: (index: number) => `https://example.org/${index}`,
    media: (index: number) => ({ ...medium, file: `${index}.png` }),
    answers: (index: number) => ({ ...answer, question: `q-${index}` }),
    acknowledge: (index: number) => ({ rule: `r-${index}`, reason: '要る' }),
  };
  test.each(Object.entries(lists))('%s: not empty, and no end but the file’s', (key, item) => {
    const many = Array.from({ length: 60 }, (_, index) => item(index));
    expect(verdictsOn({ ...plain, [key]: many })).toEqual({ schema: true, koho: true });
    expect(verdictsOn({ ...plain, [key]: [] })).toEqual({ schema: false, koho: false });
  });
});

test.each([
  ['sources', { sources: ['ftp://example.org/'] }],
  ['link_reasons', { link_reasons: { 'mailto:a@example.org': '窓口' } }],
  ['acknowledge on two lines', { acknowledge: [{ rule: 'words', reason: '一\n二' }] }],
  ['a year before koho', { publish_at: '1999-12-01 10:00' }],
])('both refuse %s', (_, keys) => {
  expect(verdictsOn({ ...plain, ...keys })).toEqual({ schema: false, koho: false });
});
