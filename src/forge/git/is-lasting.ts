import { GitError, type GitErrorCode } from './git-error.ts';

/** Whether the fault lies in what was committed: reading it again gives the same. */
export function isLasting(error: unknown): error is GitError {
  return error instanceof GitError && lasting.includes(error.code);
}

const lasting: readonly GitErrorCode[] = ['corrupt-object', 'not-a-file', 'bad-name', 'too-large'];
