import type { Intent, PartState } from '../delivery.ts';
import { mustKnow } from '../known-intent.ts';
import type { EventOf } from './of.ts';

export function duplicated(
  last: Intent,
  event: EventOf<'duplicated'>,
  known: readonly string[],
): PartState {
  mustKnow(last, event.nonce);
  return { state: 'duplicated', remoteIds: [...new Set([...known, ...event.remoteIds])], last };
}
