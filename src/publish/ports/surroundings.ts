import type { Instant } from '../../post/post.ts';

export interface Clock {
  now(): Instant;
  /** Resolves at the instant or later, at once if it has passed. */
  until(instant: Instant): Promise<void>;
}

export interface Chance {
  /** 128 bits, hex. */
  nonce(): string;
  /** In [0, 1): jitter of backoffs. */
  fraction(): number;
}

export type RunState = 'running' | 'ended' | 'unknown';

/** What the forge knows about the jobs that write records. */
export interface Runs {
  /** This process. */
  readonly me: string;
  /** Whether the job that wrote an intent can still be sending. `unknown` is treated as running. */
  state(run: string): Promise<RunState>;
}

/** SHA-256 in lower-case hex; of a string, that of its UTF-8. */
export type Sha256 = (data: string | Uint8Array) => string;
