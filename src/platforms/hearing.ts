import { type Instant, instant } from '../post/post.ts';
import type { Heard, Quota, Told } from '../publish/ports/platform.ts';

export type Headers = Readonly<Record<string, unknown>>;

/** `reads` meet limits of their own, that say nothing of what may be sent. */
type Kind = 'sends' | 'reads';

/**
 * Gathers what the headers of one call's answers tell: a call of the port may
 * be several requests. Reads only; what follows from it is for the core to say.
 */
export class Hearing {
  readonly #quotaOf: (headers: Headers) => Quota | undefined;
  #serverTime: Instant | undefined;
  #quota: Quota | undefined;

  constructor(quotaOf: (headers: Headers) => Quota | undefined) {
    this.#quotaOf = quotaOf;
  }

  hear(headers: Headers): void {
    this.#serverTime = serverTime(headers) ?? this.#serverTime;
    const quota = this.#quotaOf(headers);
    if (quota && !(this.#quota && share(this.#quota) < share(quota))) this.#quota = quota;
  }

  /** What was told since the last time it was taken. */
  take(kind: Kind): Told {
    const [serverTime, quota] = [this.#serverTime, this.#quota];
    this.#serverTime = undefined;
    this.#quota = undefined;
    return {
      ...(serverTime !== undefined && { serverTime }),
      ...(quota && kind === 'sends' && { quota }),
    };
  }
}

/** Adds to the answer of each call what its headers told. One account's calls come one after the other. */
export function heardBy(hearing: Hearing) {
  return async <T extends object>(kind: Kind, call: () => Promise<T>): Promise<Heard<T>> => {
    const answer = await call();
    const told = hearing.take(kind);
    return Object.keys(told).length > 0 ? { ...answer, told } : answer;
  };
}

function share({ remaining, limit }: Quota): number {
  return remaining / limit;
}

/** `Date` in the one form of HTTP (RFC 9110, 5.6.7); anything else tells nothing. */
function serverTime({ date }: Headers): Instant | undefined {
  if (typeof date !== 'string') return undefined;
  const ms = Date.parse(date);
  return Number.isNaN(ms) || new Date(ms).toUTCString() !== date ? undefined : instant(ms);
}
