import type { Instant } from '../post/post.ts';
import type { Delivery } from './delivery.ts';
import type { Quota, Told } from './ports/platform.ts';
import { rateLimited } from './reasons.ts';
import type { Failure } from './report.ts';
import { restUntil } from './rest-until.ts';

export type Call = 'identify' | 'prepare' | 'release' | 'read';

/** How far our clock may be off the platform's: beyond it nothing would be on time, and no read-back to be believed. */
export const maxClockOffMs = 60_000;

/** What one run has heard of the platform's limits and clock. */
export class Pace {
  readonly #quotas = new Map<Call, Quota>();
  #lastSentAt: Instant | undefined;
  #clockFailure: Failure | undefined;

  hear(call: Call, told: Told | undefined, now: Instant): void {
    if (told?.quota) this.#quotas.set(call, told.quota);
    if (told?.serverTime === undefined) return;
    const offMs = now - told.serverTime;
    if (Math.abs(offMs) > maxClockOffMs) this.#clockFailure ??= clockFailure(offMs);
  }

  sent(at: Instant): void {
    this.#lastSentAt = at;
  }

  get clockFailure(): Failure | undefined {
    return this.#clockFailure;
  }

  /** A refusal for too many requests is the account's, not one delivery's: on record, it also binds the runs after it. */
  restUntil(open: readonly Delivery[], now: Instant): Instant {
    const refused = open
      .flatMap(({ parts }) => parts)
      .map((part) =>
        part.state === 'retryable' && part.reason.code === rateLimited ? part.notBefore : now,
      );
    const quotas = [...this.#quotas.values()];
    const rest = restUntil({ quotas, lastSentAt: this.#lastSentAt, now });
    return Math.max(rest, ...refused) as Instant;
  }
}

function clockFailure(offMs: number): Failure {
  const seconds = Math.round(Math.abs(offMs) / 1000);
  const message = `This machine's clock is ${seconds} s ${offMs > 0 ? 'ahead of' : 'behind'} the platform's: nothing is sent until it is set right.`;
  return { code: 'clock-far-off', message };
}
