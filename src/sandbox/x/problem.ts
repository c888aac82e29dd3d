/**
 * X's errors are HTTP Problem Details (RFC 7807).
 * Shapes: docs.x.com, "Response codes & errors"; OpenAPI 2.159, `Problem`.
 */
interface Problem {
  readonly title: string;
  readonly type: string;
  readonly status?: number;
  readonly detail: string;
  readonly [more: string]: unknown;
}

type XStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503;

/** Thrown by the handlers below the app; the app turns it into the answer. */
export class XRefusal extends Error {
  readonly status: XStatus;
  readonly problem: Problem;

  constructor(status: XStatus, problem: Problem) {
    super(problem.detail);
    this.name = 'XRefusal';
    this.status = status;
    this.problem = problem;
  }
}

/** 400: which parameter is wrong and why, in X's own form. */
export function invalidRequest(
  message: string,
  parameters: Readonly<Record<string, readonly string[]>> = {},
): XRefusal {
  return new XRefusal(400, {
    errors: [{ parameters, message }],
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: 'https://api.twitter.com/2/problems/invalid-request',
  });
}

/** A problem without a type of its own. */
export function plainRefusal(status: XStatus, title: string, detail: string): XRefusal {
  return new XRefusal(status, { title, type: 'about:blank', status, detail });
}

export function forbidden(detail: string): XRefusal {
  return plainRefusal(403, 'Forbidden', detail);
}

/** Goes into `errors` of a 200 answer, as X does for single look-ups. */
export function notFound(what: {
  readonly resource: 'tweet' | 'user';
  readonly parameter: string;
  readonly value: string;
}): Problem {
  return {
    value: what.value,
    detail: `Could not find ${what.resource} with ${what.parameter}: [${what.value}].`,
    title: 'Not Found Error',
    resource_type: what.resource,
    parameter: what.parameter,
    resource_id: what.value,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}

export function problemResponse(
  refusal: XRefusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(refusal.problem), {
    status: refusal.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  });
}
