import { isReady } from '../../check/verdict.ts';
import type { CommentInput } from './comment-input.ts';
import { headComment } from './head-comment.ts';
import { staffComment } from './staff-comment.ts';

/** Finds the comment again; anyone could write it, so nothing is ever decided by it. */
export const commentMarker = '<!-- koho:check -->';

/** GitHub's limit is 65,536 characters. */
const longest = 60_000;

/**
 * The one comment on a pull request: the staff's while something is open, then
 * the section head's. Conclusion first, then what to do, then the content, then
 * what happens next.
 */
export function comment(input: CommentInput): string {
  const findings = [...input.general, ...input.examinations.flatMap((one) => one.findings)];
  const ready = input.examinations.length > 0 && isReady(findings);
  const body = ready ? headComment(input) : staffComment(input, findings);
  const text = `${commentMarker}\n${body}`;
  if (text.length <= longest) return text;
  const note = {
    ja: '…（長いため途中まで。全文は `koho preview` で確かめてください）',
    en: '… (cut here because of its length; see `koho preview` for all of it)',
  };
  return `${text.slice(0, longest)}\n\n${note[input.language]}`;
}
