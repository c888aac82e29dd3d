const gitHubErrorCodes = [
  'address-refused',
  'token-missing',
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'rejected',
  'failing',
  'unreachable',
  'timeout',
  'malformed',
  'incomplete',
  'too-large',
] as const;
export type GitHubErrorCode = (typeof gitHubErrorCodes)[number];

/**
 * The forge could not be asked, or its answer cannot be used. Holds no request,
 * no response and no cause: those of the client library carry the token.
 */
export class GitHubError extends Error {
  readonly code: GitHubErrorCode;
  /** HTTP status; absent where there was no answer. */
  readonly status: number | undefined;

  constructor(code: GitHubErrorCode, message: string, status?: number) {
    super(message);
    this.name = 'GitHubError';
    this.code = code;
    this.status = status;
  }
}
