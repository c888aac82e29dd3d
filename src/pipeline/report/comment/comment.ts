import type { Finding } from '../../../guideline/rule.ts';
import { isReady } from '../../check/verdict.ts';
import type { CommentInput } from './comment-input.ts';
import { headComment } from './head-comment.ts';
import { staffComment } from './staff-comment.ts';

/** Finds the comment again; anyone could write it, so nothing is ever decided by it. */
export const commentMarker = '<!-- koho:check -->';

/** GitHub's limit is 65,536 characters. */
const longest = 60_000;

export interface Comment {
  readonly text: string;
  /** Nothing blocks, every question is answered, and the head can see all of it. */
  readonly ready: boolean;
  /** With what the writing of the comment itself found. */
  readonly findings: readonly Finding[];
}

/**
 * The one comment on a pull request: the staff's while something is open, then
 * the section head's. Conclusion first, then what to do, then the content, then
 * what happens next. Whoever approves must have seen everything: what does not
 * fit is for the staff to divide.
 */
export function comment(input: CommentInput): Comment {
  const findings = [...input.general, ...input.examinations.flatMap((one) => one.findings)];
  if (input.examinations.length > 0 && isReady(findings)) {
    const text = `${commentMarker}\n${headComment(input)}`;
    if (text.length <= longest) return { text, ready: true, findings };
    return comment({ ...input, general: [...input.general, tooMuch(input)] });
  }
  const text = `${commentMarker}\n${staffComment(input, findings)}`;
  if (text.length <= longest) return { text, ready: false, findings };
  const note = {
    ja: '…（長いため途中まで。全文は `koho preview` で確かめてください）',
    en: '… (cut here because of its length; see `koho preview` for all of it)',
  };
  return {
    text: `${text.slice(0, longest)}\n\n${note[input.language]}`,
    ready: false,
    findings,
  };
}

function tooMuch({ examinations }: CommentInput): Finding {
  return {
    rule: 'too-much-to-read',
    clause: 'HSM-2',
    severity: 'block',
    path: examinations[0]?.path ?? 'posts',
    line: 1,
    column: 1,
    message: {
      ja: '1つのプルリクエストの投稿が多すぎて、所属長が1画面で全部を読めません。プルリクエストを分けてください。',
      en: 'There is more here than the section head can read in one comment. Divide it into several pull requests.',
    },
  };
}
