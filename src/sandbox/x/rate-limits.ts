const quarterMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;

/**
 * Requests a user in a window.
 * Source: docs.x.com, "Rate limits" (per-user tables, autumn 2026).
 */
const perUser: Readonly<Record<string, number>> = {
  'POST /2/tweets': 100,
  'DELETE /2/tweets/:id': 50,
  'GET /2/tweets/:id': 900,
  'GET /2/users/me': 75,
  'GET /2/users/:id/tweets': 900,
  'POST /2/media/upload/initialize': 1875,
  'POST /2/media/upload/:id/append': 1875,
  'POST /2/media/upload/:id/finalize': 1875,
  'POST /2/media/metadata': 500,
};

const tweetsPerAppAndDay = 10_000;

interface LimitState {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds. */
  readonly reset: number;
}

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Counts requests in fixed windows that open with the first request, as X's headers show them. */
export class RateLimits {
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(now: () => number) {
    this.#now = now;
  }

  count(route: string, caller: { userId: string; appKey: string }): LimitState {
    const user = this.#hit(`${route} ${caller.userId}`, perUser[route] ?? 0, quarterMs);
    if (route !== 'POST /2/tweets') return user;
    const app = this.#hit(`app ${caller.appKey}`, tweetsPerAppAndDay, dayMs);
    return app.allowed ? user : app;
  }

  #hit(key: string, limit: number, lengthMs: number): LimitState {
    const now = this.#now();
    const open = this.#windows.get(key);
    const window = open && open.endsAt > now ? open : { count: 0, endsAt: now + lengthMs };
    this.#windows.set(key, window);
    window.count += 1;
    return {
      allowed: window.count <= limit,
      limit,
      remaining: Math.max(0, limit - window.count),
      reset: Math.ceil(window.endsAt / 1000),
    };
  }
}

export function rateLimitHeaders(state: LimitState): Record<string, string> {
  return {
    'x-rate-limit-limit': String(state.limit),
    'x-rate-limit-remaining': String(state.remaining),
    'x-rate-limit-reset': String(state.reset),
  };
}
