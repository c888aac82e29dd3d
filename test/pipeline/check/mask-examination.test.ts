import { expect, test } from 'vitest';
import { checkPost } from '../../../src/guideline/check-post.ts';
import { maskExamination } from '../../../src/pipeline/check/mask-examination.ts';
import { contextOf, postOf, withBody } from '../../guideline/check-text.ts';

const phone = '090-1234-5678';

// Mails about the pull request carry the comment out of the repository.
test.each([
  ['the text', withBody(`問い合わせは${phone}まで。`)],
  ['the title', withBody('本文です。').replace('title: 見本', `title: ${phone}の件`)],
  [
    'what a correction says was wrong',
    withBody(
      '【訂正】',
      `corrects: posts/koho/2026/old\ncorrection: 担当者の携帯${phone}を消した\n`,
    ),
  ],
  [
    'the note of an answer',
    withBody(
      '本文です。',
      `answers:\n  - {question: may-be-published, answer: はい, note: ${phone}}\n`,
    ),
  ],
])('what is shown of a post repeats nobody’s number: %s', (_, text) => {
  const context = contextOf(postOf(text), {});
  const { post, payloads, contentDigest } = context;
  const examination = {
    path: post.path,
    findings: checkPost(context),
    examined: { post, payloads, files: [], contentDigest },
  };
  const { examined } = maskExamination(examination, context.policy);
  const { title, correction, answers } = examined?.post ?? {};
  const shown = JSON.stringify([title, correction, answers, examined?.payloads]);
  expect(shown).not.toContain(phone);
  expect(shown).toContain('0＊');
});
