import { GraphError } from './graph-error.ts';

const dayMs = 24 * 60 * 60_000;
/** developers.facebook.com, "Rate limits": 4,800 calls in 24 hours for each engaged user; here one. */
const callsPerDay = 4800;

/** Counts the calls of each page and says how far it is, as Graph does in its headers. */
export class Throttle {
  readonly #now: () => number;
  readonly #windows = new Map<string, { count: number; readonly endsAt: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Headers of this call. @throws GraphError 32 past the limit. */
  count(page: string): Record<string, string> {
    const now = this.#now();
    const open = this.#windows.get(page);
    const window = open && open.endsAt > now ? open : { count: 0, endsAt: now + dayMs };
    this.#windows.set(page, window);
    window.count += 1;
    if (window.count > callsPerDay) throw pageLimitReached(32);
    return usageHeaders(page, Math.floor((100 * window.count) / callsPerDay));
  }
}

/** `X-App-Usage` and `X-Business-Use-Case-Usage`, in per cent. */
export function usageHeaders(page: string, percent: number): Record<string, string> {
  const usage = { call_count: percent, total_time: percent, total_cputime: percent };
  const wait = percent >= 100 ? 60 : 0;
  const business = { type: 'pages', ...usage, estimated_time_to_regain_access: wait };
  return {
    'x-app-usage': JSON.stringify(usage),
    'x-business-use-case-usage': JSON.stringify({ [page]: [business] }),
  };
}

/** 4: the app's calls; 32: the page's calls. */
export function pageLimitReached(code: number): GraphError {
  const message =
    code === 4 ? '(#4) Application request limit reached' : '(#32) Page request limit reached';
  return new GraphError({ code, status: 403, message, transient: true });
}
