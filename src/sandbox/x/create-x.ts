import { type Context, Hono } from 'hono';
import type { SandboxEnv } from '../environment.ts';
import type { Fault } from '../faults/fault.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { injectFaults, type VendorAnswers } from '../faults/inject-faults.ts';
import { createTweet } from './create-tweet.ts';
import { OAuth1Verifier } from './oauth1.ts';
import { forbidden, invalidRequest, plainRefusal, problemResponse, XRefusal } from './problem.ts';
import { RateLimits, rateLimitHeaders } from './rate-limits.ts';
import { readTimelineQuery, readWanted, timelineParameters } from './read-query.ts';
import { readSegment } from './read-segment.ts';
import { readTimeline, readTweet } from './read-tweets.ts';
import { shownTextOf, showUser } from './show-tweet.ts';
import { appendSegment, describeMedium, finalizeUpload, initializeUpload } from './upload-media.ts';
import type { XState } from './x-state.ts';

export interface XParts {
  readonly state: XState;
  readonly board: FaultBoard;
  readonly now: () => number;
  readonly baseUrl: () => string;
}

type XContext = Context<SandboxEnv>;

/** The stand-in for X API v2, to be mounted at `/x`: what `https://api.x.com` is to a client. */
export function createX({ state, board, now, baseUrl }: XParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const pathOf = (path: string) => path.replace(/^\/x(?=\/)/, '');
  app.use(injectFaults({ platform: 'x', board, now, answers: vendorAnswers(now), pathOf }));
  app.onError((error, c) =>
    error instanceof XRefusal
      ? withHeadersOf(c, problemResponse(error))
      : problemResponse(plainRefusal(500, 'Internal Server Error', 'The sandbox has a bug.')),
  );

  const verifier = new OAuth1Verifier(state, now);
  const limits = new RateLimits(now);
  const route = (name: string, handle: (c: XContext) => Promise<Response> | Response) => {
    const [method = '', path = ''] = name.split(' ');
    app.on(method, path, async (c) => {
      await authenticate(c, verifier, pathOf);
      countRequest(c, name, limits);
      return handle(c);
    });
  };
  const caller = (c: XContext) => c.get('xCaller').account;
  const reading = (c: XContext, also: readonly string[] = []) => ({
    state,
    wanted: readWanted(queryOf(c), also),
    asOf: c.get('asOf'),
    baseUrl: baseUrl(),
  });

  route('POST /2/tweets', async (c) => {
    refuseQuery(c);
    const tweet = createTweet(await readJson(c), caller(c), state, now());
    const { text } = shownTextOf(tweet, state);
    return c.json({ data: { id: tweet.id, text, edit_history_tweet_ids: [tweet.id] } }, 201);
  });
  route('DELETE /2/tweets/:id', (c) => {
    refuseQuery(c);
    const tweet = state.tweet(readId(c));
    if (!tweet) throw plainRefusal(404, 'Not Found', 'There is no such Post.');
    if (tweet.author !== caller(c).id) {
      throw forbidden('You are not authorized to delete this Tweet.');
    }
    tweet.deletedAt = now();
    return c.json({ data: { deleted: true } });
  });
  route('GET /2/tweets/:id', (c) => c.json(readTweet(readId(c), reading(c))));
  route('GET /2/users/me', (c) => c.json({ data: showUser(caller(c), reading(c).wanted) }));
  route('GET /2/users/:id/tweets', (c) => {
    const parts = reading(c, timelineParameters);
    return c.json(readTimeline(readId(c), readTimelineQuery(queryOf(c)), parts));
  });
  route('POST /2/media/upload/initialize', async (c) => {
    refuseQuery(c);
    return c.json(initializeUpload(await readJson(c), caller(c), state, now()));
  });
  route('POST /2/media/upload/:id/append', async (c) => {
    refuseQuery(c);
    return c.json(appendSegment(readId(c), await readSegment(c.req), caller(c), state, now()));
  });
  route('POST /2/media/upload/:id/finalize', (c) => {
    refuseQuery(c);
    return c.json(finalizeUpload(readId(c), caller(c), state, now()));
  });
  route('POST /2/media/metadata', async (c) => {
    refuseQuery(c);
    return c.json(describeMedium(await readJson(c), caller(c), state, now()));
  });
  app.all('*', () => problemResponse(plainRefusal(404, 'Not Found', 'Not Found')));
  return app;
}

async function authenticate(
  c: XContext,
  verifier: OAuth1Verifier,
  pathOf: (path: string) => string,
): Promise<void> {
  const url = new URL(c.req.url);
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded');
  const found = verifier.verify({
    method: c.req.method,
    path: pathOf(url.pathname),
    query: url.search,
    authorization: c.req.header('authorization'),
    form: isForm ? await c.req.text() : undefined,
  });
  if (!found) throw plainRefusal(401, 'Unauthorized', 'Unauthorized');
  c.set('xCaller', found);
}

function countRequest(c: XContext, route: string, limits: RateLimits): void {
  const { account } = c.get('xCaller');
  const state = limits.count(route, { userId: account.id, appKey: account.credentials.appKey });
  for (const [name, value] of Object.entries(rateLimitHeaders(state))) c.header(name, value);
  if (!state.allowed) throw plainRefusal(429, 'Too Many Requests', 'Too Many Requests');
}

async function readJson(c: XContext): Promise<unknown> {
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) {
    throw plainRefusal(415, 'Unsupported Media Type', 'Send application/json.');
  }
  try {
    return await c.req.json();
  } catch {
    throw invalidRequest('The body is not JSON.');
  }
}

function readId(c: XContext): string {
  const id = c.req.param('id') ?? '';
  if (!/^[0-9]{1,19}$/.test(id)) {
    throw invalidRequest(`The \`id\` query parameter value [${id}] is not valid`, { id: [id] });
  }
  return id;
}

function queryOf(c: XContext): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

function refuseQuery(c: XContext): void {
  const [name] = queryOf(c).keys();
  if (name !== undefined) {
    throw invalidRequest(`The query parameter [${name}] is not one of []`, { [name]: [] });
  }
}

function withHeadersOf(c: XContext, response: Response): Response {
  for (const name of ['x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset']) {
    const value = c.res.headers.get(name);
    if (value !== null) response.headers.set(name, value);
  }
  return response;
}

function vendorAnswers(now: () => number): VendorAnswers {
  return {
    refusal: (fault: Fault) => {
      const detail = fault.options?.detail ?? 'You are not permitted to perform this action.';
      const status = fault.options?.status ?? 403;
      const problem = { title: 'Forbidden', type: 'about:blank', status, detail };
      return Response.json(problem, {
        status,
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      });
    },
    tooMany: (fault: Fault) => {
      const reset = Math.ceil(now() / 1000) + (fault.options?.resetSeconds ?? 900);
      const response = problemResponse(plainRefusal(429, 'Too Many Requests', 'Too Many Requests'));
      const state = { allowed: false, limit: 100, remaining: 0, reset };
      for (const [name, value] of Object.entries(rateLimitHeaders(state))) {
        response.headers.set(name, value);
      }
      return response;
    },
    serverError: () =>
      problemResponse(plainRefusal(500, 'Internal Server Error', 'Something went wrong.')),
  };
}
