import { GitError } from './git-error.ts';
import type { GitResult } from './run-git.ts';

/**
 * - `accepted`: git says that the ref is on the commit (also when somebody else put it there);
 * - `raced`: the ref has moved or is being moved;
 * - `refused`: a hook, rule or permission said no;
 * - `unknown`: the answer was lost.
 * Whatever came, it may have been written: curl sends a request again when a kept
 * connection breaks, and then a race or refusal answers the second one only.
 */
export type PushResult =
  | { readonly came: 'accepted' }
  | { readonly came: 'raced'; readonly error: GitError }
  | { readonly came: 'refused'; readonly error: GitError }
  | { readonly came: 'unknown'; readonly error: GitError };

/** Reads `git push --porcelain` of one ref: `<flag>TAB<from>:<to>TAB<summary> (<reason>)`. */
export function parsePushReport(result: GitResult, failure: GitError): PushResult {
  const lines = result.stdout.toString('utf8').split('\n');
  const line = lines.find((candidate) => /^[ +\-*!=]\t/.test(candidate));
  if (result.status === 0 && line !== undefined && !line.startsWith('!'))
    return { came: 'accepted' };
  if (line?.startsWith('!')) return rejection(line, failure);
  switch (failure.code) {
    case 'authentication':
    case 'remote-missing':
      return { came: 'refused', error: failure };
    default:
      return { came: 'unknown', error: failure };
  }
}

function rejection(line: string, failure: GitError): PushResult {
  const [, to = '', summary = ''] = line.split('\t');
  const detail = `${summary} ${failure.detail}`;
  const error = new GitError('push-refused', to.split(':').at(-1) ?? to, {
    detail,
    cause: failure,
  });
  if (
    /remote failure|hung up|failed to report status|internal.*error|unpack|timed out/i.test(summary)
  ) {
    return { came: 'unknown', error };
  }
  return raceSigns.test(summary) ? { came: 'raced', error } : { came: 'refused', error };
}

/** The client's words when it sees that the ref moved, and the server's when two updates meet at the lock. */
const raceSigns =
  /fetch first|non-fast-forward|stale info|needs force|cannot lock ref|failed to (lock|update ref)|unable to (lock|create)|incorrect old value|reference already exists|already exists|is at [0-9a-f]+ but expected/i;
