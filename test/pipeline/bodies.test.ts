import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/guideline/rule.ts';
import type { AnyRecord, Draft } from '../../src/ledger/record.ts';
import { formatRecordLine, parseRecordLine } from '../../src/ledger/record-line.ts';
import {
  answerBodies,
  faultReason,
  findingReason,
  pausedDraft,
  reason,
  refusedBody,
  warningBodies,
} from '../../src/pipeline/record/bodies.ts';

// Any text that UTF-16 can hold, half surrogate pairs and control characters included, also very long.
const unit = fc.string({ unit: 'binary', maxLength: 40 });
const wild = fc.oneof(
  unit,
  fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), fc.nat(20_000))
    .map(([piece, times]) => piece.repeat(times)),
  fc.constantFrom('\ud83d', '\udc00\ud800', `${'a'.repeat(998)}\ud83d\ude00`),
);
const place = { line: 1, column: 1 };
const commit = 'a'.repeat(40);

test('no text that koho reads can make a record that the log refuses', () => {
  fc.assert(
    fc.property(fc.array(wild, { minLength: 1, maxLength: 120 }), (texts) => {
      const [first = ''] = texts;
      const message = { ja: first, en: first };
      const findings = texts.map(
        (acknowledged): Finding => ({
          ...{ rule: 'r', clause: 'c', severity: 'warn', path: 'p', ...place, message },
          acknowledged,
        }),
      );
      const reasons = [
        ...texts.map((text) => reason(text, { ja: text, en: text })),
        ...findings.map(findingReason),
        faultReason({ code: 'x', path: first, place, message }),
      ];
      const answers = texts.map((text) => ({
        question: { value: text, place },
        answer: { value: text, place },
        place,
      }));
      writes({
        kind: 'refused',
        nonce,
        body: refusedBody({ post: first, commit, blobs: [], reasons }),
      });
      writes(pausedDraft({ ref: first, commit, note: { by: first, why: first, at: '' } }, nonce));
      writes({
        kind: 'approved',
        nonce,
        body: {
          ...approved,
          warnings: warningBodies(findings),
          answers: answerBodies(answers),
        },
      });
    }),
    { numRuns: 60 },
  );
});

test('texts that fit are kept as they are', () => {
  const answers = [
    { question: { value: '問', place }, answer: { value: '答\n'.repeat(2000), place }, place },
  ];
  expect(answerBodies(answers)).toEqual([{ question: '問', answer: '答\n'.repeat(2000) }]);
  const note = { by: 'a', why: '1行目\n2行目', at: '' };
  expect(pausedDraft({ ref: 'r', commit, note }, nonce).body).toMatchObject({
    why: '1行目 2行目',
  });
});

const nonce = 'b'.repeat(32);
const digest = 'c'.repeat(64);
const at = '2026-12-01T00:00:00.000Z';
const approved = {
  ...{ post: 'posts/a/2026/b', commit, content: digest, blobs: [], policy: digest, deliveries: [] },
  approval: {
    ...{ pullRequest: 1, mergeCommit: commit, headCommit: commit, baseCommit: commit },
    ...{ author: 1, reviewer: 2, role: 'head', review: 3, reviewedCommit: commit },
    ...{ reviewedAt: at, mergedAt: at },
  },
};

function writes(draft: Draft): void {
  const record: AnyRecord = { ...draft, v: 1, seq: 1, prev: digest, at, run: 'local:x' };
  expect(parseRecordLine(formatRecordLine(record, 'organisation'))).toMatchObject({ ok: true });
}
