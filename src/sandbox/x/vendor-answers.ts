import type { Fault } from '../faults/fault.ts';
import type { VendorAnswers } from '../faults/inject-faults.ts';
import { plainRefusal, problemResponse } from './problem.ts';
import { rateLimitHeaders } from './rate-limits.ts';

/** How X says no when a fault was ordered. */
export function vendorAnswers(now: () => number): VendorAnswers {
  return {
    refusal: ({ options }: Fault) => {
      const detail = options?.detail ?? 'You are not permitted to perform this action.';
      const status = options?.status ?? 403;
      const problem = { title: 'Forbidden', type: 'about:blank', status, detail };
      const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
      return Response.json(problem, { status, headers });
    },
    tooMany: ({ options }: Fault) => {
      const reset = Math.ceil(now() / 1000) + (options?.resetSeconds ?? 900);
      const state = { allowed: false, limit: 100, remaining: 0, reset };
      return problemResponse(
        plainRefusal(429, 'Too Many Requests', 'Too Many Requests'),
        options?.silent ? {} : rateLimitHeaders(state),
      );
    },
    serverError: () =>
      problemResponse(plainRefusal(500, 'Internal Server Error', 'Something went wrong.')),
  };
}
