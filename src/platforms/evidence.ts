import { createHash } from 'node:crypto';
import type { Outcome } from '../publish/ports/platform.ts';
import { quote } from './quote.ts';
import { unknown } from './reasons.ts';

/** An answer came, and it is not what the API describes: its effect is unknown, what it said is kept. */
export class UnexpectedAnswer extends TypeError {
  readonly answer: unknown;
  constructor(why: string, answer: unknown) {
    super(`unexpected answer: ${why}`);
    this.name = 'UnexpectedAnswer';
    this.answer = answer;
  }
}

/** The beginning of an answer as the record may keep it, and the digest of all of it, so that a proxy's log can be compared. */
export function evidenceOf(answer: unknown, redact: (text: string) => string): string {
  const text = typeof answer === 'string' ? answer : (JSON.stringify(answer) ?? '');
  const digest = createHash('sha256').update(text).digest('hex');
  return `「${quote(text, redact)}」 SHA-256 ${digest}`;
}

/** What could not be read, in a reason: on record it is all that people have to judge by. */
export function unreadable(
  platform: string,
  answer: unknown,
  redact: (text: string) => string,
): Outcome<never> {
  const evidence = evidenceOf(answer, redact);
  return unknown(
    'answer-unreadable',
    `${platform}の答えを読み取れませんでした：${evidence}`,
    `The answer of ${platform} could not be read: ${evidence}`,
  );
}
