import type { OAuth1Verifier } from './oauth1.ts';
import { plainRefusal } from './problem.ts';
import { type RateLimits, rateLimitHeaders } from './rate-limits.ts';
import { pathOf, type XContext } from './request.ts';

interface Gatekeepers {
  readonly verifier: OAuth1Verifier;
  readonly limits: RateLimits;
}

/**
 * What every call passes: who is it (401), and has it called too often (429). The
 * limit is counted before the call is looked at, so refused calls count too.
 */
export async function admit(c: XContext, route: string, keepers: Gatekeepers): Promise<void> {
  const url = new URL(c.req.url);
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded');
  const caller = keepers.verifier.verify({
    method: c.req.method,
    path: pathOf(url.pathname),
    query: url.search,
    authorization: c.req.header('authorization'),
    form: isForm ? await c.req.text() : undefined,
  });
  if (!caller) throw plainRefusal(401, 'Unauthorized', 'Unauthorized');
  c.set('xCaller', caller);
  const { id, credentials } = caller.account;
  const state = keepers.limits.count(route, { userId: id, appKey: credentials.appKey });
  for (const [name, value] of Object.entries(rateLimitHeaders(state))) c.header(name, value);
  if (!state.allowed) throw plainRefusal(429, 'Too Many Requests', 'Too Many Requests');
}
