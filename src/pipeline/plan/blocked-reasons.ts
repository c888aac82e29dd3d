import type { AnyRecord } from '../../ledger/record.ts';
import type { Reason } from '../../publish/delivery.ts';

/**
 * Why a delivery does not go on, in the words of its records: since it was planned
 * as it is now, each reason once, the oldest first. (The delivery itself keeps the
 * codes only, which is all that deciding needs.)
 */
export function blockedReasons(records: readonly AnyRecord[]): readonly Reason[] {
  const planned = records.findLastIndex(({ kind }) => kind === 'planned');
  return records.slice(planned + 1).flatMap((record) => {
    if (record.kind !== 'blocked') return [];
    const { code, ja, en } = record.body.reason;
    return [{ code, message: { ja, en } }];
  });
}
