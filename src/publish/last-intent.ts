import type { HeldFrom, Intent } from './delivery.ts';

/** The last attempt of what is held; undefined where nothing was ever sent. */
export function lastIntent(before: HeldFrom): Intent | undefined {
  switch (before.state) {
    case 'planned':
      return undefined;
    case 'intended':
    case 'prepared':
    case 'scheduled':
      return before.intent;
    case 'retryable':
    case 'failed':
      return before.last;
  }
}
