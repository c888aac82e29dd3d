export const publishErrorCodes = [
  'impossible-transition',
  'unknown-nonce',
  'records-inconsistent',
  'record-unreadable',
  'approval-inconsistent',
  'not-resolvable',
] as const;
export type PublishErrorCode = (typeof publishErrorCodes)[number];

/** A broken invariant or a record that contradicts the ones before it: nothing is sent for this delivery. */
export class PublishError extends Error {
  readonly code: PublishErrorCode;
  readonly context: Readonly<Record<string, string | number>>;
  constructor(
    code: PublishErrorCode,
    message: string,
    context: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'PublishError';
    this.code = code;
    this.context = context;
  }
}
