import type { Reason } from '../publish/delivery.ts';
import type { Outcome } from '../publish/ports/platform.ts';
import { retryLater } from './reasons.ts';

/** Turns a call of a client library into an outcome: its errors hold tokens and go no further. */
export async function attempt<T>(
  act: () => Promise<T>,
  classify: (error: unknown) => Outcome<never>,
): Promise<Outcome<T>> {
  try {
    return { outcome: 'done', value: await act() };
  } catch (error) {
    return classify(error);
  }
}

/** Uploading and asking who one is make nothing public: a lost answer there may simply be asked again. */
export function withoutEffect(outcome: Outcome<never>): Outcome<never> {
  if (outcome.outcome !== 'unknown') return outcome;
  const { code, message } = outcome.reason;
  return retryLater(code, message.ja, message.en);
}

/** A reading that failed says nothing of what is there. */
export async function readable<T>(
  reading: Promise<Outcome<T>>,
): Promise<T | { readonly seen: 'unreadable'; readonly reason: Reason }> {
  const outcome = await reading;
  return outcome.outcome === 'done'
    ? outcome.value
    : { seen: 'unreadable', reason: outcome.reason };
}
