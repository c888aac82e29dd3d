import type { VendorAnswers } from '../faults/inject-faults.ts';
import { graphErrorResponse } from './graph-error.ts';
import type { GraphState } from './graph-state.ts';
import { pageLimitReached, usageHeaders } from './throttle.ts';

/** How Graph says no when a fault was ordered. */
export function vendorAnswers(state: GraphState): VendorAnswers {
  const somePage = () => [...state.pages.keys()][0] ?? '0';
  return {
    refusal: ({ options }) =>
      graphErrorResponse({
        code: options?.code ?? 200,
        message: options?.detail ?? `(#${options?.code ?? 200}) Permissions error`,
        status: options?.status ?? 403,
      }),
    tooMany: ({ options }) =>
      graphErrorResponse(
        pageLimitReached(options?.code ?? 32).facts,
        options?.silent ? {} : usageHeaders(somePage(), 100),
      ),
    serverError: () =>
      graphErrorResponse({
        code: 2,
        status: 500,
        message: '(#2) Service temporarily unavailable',
        transient: true,
      }),
  };
}
