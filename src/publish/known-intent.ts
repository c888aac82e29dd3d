import type { Intent } from './delivery.ts';
import { PublishError } from './publish-error.ts';

export function knows(intent: Intent, nonce: string): boolean {
  return intent.nonce === nonce || intent.earlier.some((attempt) => attempt.nonce === nonce);
}

/** @throws PublishError `unknown-nonce` */
export function mustKnow(intent: Intent, nonce: string): void {
  if (knows(intent, nonce)) return;
  throw new PublishError('unknown-nonce', `An outcome names an intent that is not on record.`, {
    nonce,
  });
}
