import { GitError, type GitErrorCode } from './git-error.ts';
import type { GitResult } from './run-git.ts';

/** Turns git's words (always English: LC_ALL=C) into a closed code. Whatever is not recognised is `failed`. */
export function gitFailure(
  result: GitResult,
  about: {
    readonly command: string;
    readonly remote?: string;
    readonly secrets?: readonly string[];
  },
): GitError {
  const code = signs.find(([sign]) => sign.test(result.stderr))?.[1] ?? 'failed';
  const subject = isAboutRemote(code) ? (about.remote ?? about.command) : about.command;
  return new GitError(code, subject, {
    detail: lastLines(result.stderr),
    ...(about.secrets === undefined ? {} : { secrets: about.secrets }),
  });
}

const signs: readonly (readonly [RegExp, GitErrorCode])[] = [
  // Otherwise its "No such file" would be taken for the remote's.
  [/cannot run ssh/i, 'failed'],
  [/could not read (Username|Password)|Authentication failed|error: 40[13]\b/, 'authentication'],
  [/Permission denied|Permission to .* denied|Write access .* not granted/i, 'authentication'],
  [/Host key verification failed|insufficient permission for adding/i, 'authentication'],
  [/marked as read only|error in libcrypto|invalid format/i, 'authentication'],
  [/Repository not found|error: 404\b|repository '.*' not found/i, 'remote-missing'],
  [/does not appear to be a git repository|does not exist|no such file/i, 'remote-missing'],
  [
    /Could not resolve|Failed to connect|Couldn't connect|Connection (refused|reset|timed out)/i,
    'network',
  ],
  [
    /RPC failed|early EOF|unexpected disconnect|hung up|Empty reply|error: (429|5\d\d)\b/i,
    'network',
  ],
  [/SSL|TLS|gnutls|certificate|transfer closed|unable to access|protocol error/i, 'network'],
  [/unable to update url base from redirection|not valid: is this a git/i, 'network'],
  [/corrupt|inflate|hash mismatch|did not match|packfile .* (claims|is)/i, 'corrupt-object'],
  [
    /bad object|missing|unable to read|not a valid object|unable to parse|could not parse/i,
    'missing-object',
  ],
];

function isAboutRemote(code: GitErrorCode): boolean {
  return code === 'authentication' || code === 'remote-missing' || code === 'network';
}

function lastLines(stderr: string): string {
  return stderr.trim().split('\n').slice(-4).join(' / ').slice(-600);
}
