import type { Message } from '../../post/message.ts';

const kohoErrorCodes = [
  'wrong-use',
  'missing-setting',
  'policy-unreadable',
  'policy-not-in-force',
  'no-record',
  'record-exists',
  'record-gone',
  'not-restored',
  'unknown-account',
  'key-wrong',
  'clock-far-off',
  'repository-public',
  'facts-unknown',
  'not-authorised',
  'not-confirmed',
] as const;
type KohoErrorCode = (typeof kohoErrorCodes)[number];

/** koho cannot decide or was used wrongly (exit 2). `text` is for people and names the mend. */
export class KohoError extends Error {
  readonly code: KohoErrorCode;
  readonly text: Message;
  constructor(code: KohoErrorCode, text: Message, options?: { cause: unknown }) {
    super(text.en, options);
    this.name = 'KohoError';
    this.code = code;
    this.text = text;
  }
}
