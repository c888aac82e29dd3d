import { isLasting } from '../../forge/git/is-lasting.ts';
import type { ReasonBody } from '../../ledger/kinds/parts.ts';
import { reason } from './bodies.ts';

/**
 * What makes one post or policy unreadable for good, as a reason against it
 * alone. Thrown on, it would keep every later post off the record.
 * @throws whatever is given and may pass by itself
 */
export function lastingReason(error: unknown): ReasonBody {
  if (!isLasting(error)) throw error;
  return reason('git-unreadable', {
    ja: `gitから読み取れない内容があります（${error.text.ja}）。読み取れないファイルやフォルダーを取り除き、出し直してください。`,
    en: `Something in it cannot be read from git (${error.text.en}) Remove the file or folder that cannot be read, and hand it in again.`,
  });
}
