import type { Finding } from '../../../guideline/rule.ts';
import { isReady } from '../../check/verdict.ts';
import type { CommentInput } from './comment-input.ts';
import { headComment } from './head-comment.ts';
import { policyComment } from './policy-comment.ts';
import { staffComment } from './staff-comment.ts';
import { withdrawalComment, withdrawalSection } from './withdrawal-comment.ts';

/** Finds the comment again; anyone could write it, so nothing is ever decided by it. */
export const commentMarker = '<!-- koho:check -->';

/** GitHub's limit is 65,536 characters. */
const longest = 60_000;

interface Comment {
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
  const findings = [
    ...input.general,
    ...input.examinations.flatMap((one) => one.findings),
    ...(input.withdrawals ?? []).flatMap(({ one }) => one.findings),
  ];
  const ready = isReady(findings);
  const text = `${commentMarker}\n${bodyOf(input, findings, ready)}`;
  if (text.length <= longest) return { text, ready, findings };
  if (ready) return comment({ ...input, general: [...input.general, tooMuch(input)] });
  return { text: shortened(text, input.language), ready, findings };
}

function bodyOf(input: CommentInput, findings: readonly Finding[], ready: boolean): string {
  const { withdrawals = [] } = input;
  if (input.examinations.length > 0) {
    const text = ready ? headComment(input) : staffComment(input, findings);
    return withdrawals.length > 0 ? `${text}\n\n${withdrawalSection(input)}` : text;
  }
  if (withdrawals.length > 0) {
    return ready
      ? withdrawalComment(input)
      : `${staffComment(input, findings)}\n\n${withdrawalSection(input)}`;
  }
  if (input.policyProposal) return policyComment(input);
  return findings.length > 0 ? staffComment(input, findings) : noPosts[input.language];
}

const noPosts = {
  ja: 'このプルリクエストは投稿を変えません。公開されるものはありません。',
  en: 'This pull request changes no post. Nothing will be published by it.',
};

function shortened(text: string, language: CommentInput['language']): string {
  const note = {
    ja: '…（長いため途中まで。投稿の全文は `koho preview` で確かめられます）',
    en: '… (cut here because of its length; `koho preview` shows all of a post)',
  };
  return `${text.slice(0, longest)}\n\n${note[language]}`;
}

function tooMuch({ examinations }: CommentInput): Finding {
  const [first] = examinations;
  return {
    rule: 'too-much-to-read',
    clause: 'HSM-2',
    severity: 'block',
    path: first?.path ?? 'policies',
    line: 1,
    column: 1,
    message: first ? tooManyPosts : tooManyChanges,
  };
}

const tooManyPosts = {
  ja: '1つのプルリクエストの投稿が多すぎて、所属長が1画面で全部を読めません。プルリクエストを分けてください。',
  en: 'There is more here than the section head can read in one comment. Divide it into several pull requests.',
};

const tooManyChanges = {
  ja: '1つのプルリクエストの変更が多すぎて、承認する人が1画面で全部を読めません。プルリクエストを分けてください。',
  en: 'More changes than the approver can read in one comment. Divide it into several pull requests.',
};
