import { Hono } from 'hono';
import type { SandboxEnv } from '../environment.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { injectFaults } from '../faults/inject-faults.ts';
import { admit } from './admit.ts';
import { createTweet } from './create-tweet.ts';
import { deleteTweet } from './delete-tweet.ts';
import { describeMedium } from './describe-medium.ts';
import { OAuth1Verifier } from './oauth1.ts';
import { plainRefusal, problemResponse, XRefusal } from './problem.ts';
import { RateLimits } from './rate-limits.ts';
import { readSegment } from './read-segment.ts';
import { readTimelineQuery, timelineParameters } from './read-timeline-query.ts';
import { readTimeline, readTweet } from './read-tweets.ts';
import { readWanted } from './read-wanted.ts';
import { pathOf, queryOf, readId, readJson, refuseQuery, type XContext } from './request.ts';
import { shownTextOf, showUser } from './show-tweet.ts';
import { appendSegment, finalizeUpload, initializeUpload } from './upload-media.ts';
import { vendorAnswers } from './vendor-answers.ts';
import type { XAccount, XState } from './x-state.ts';

interface XParts {
  readonly state: XState;
  readonly board: FaultBoard;
  readonly now: () => number;
  readonly baseUrl: () => string;
}

/** Registers `POST /2/tweets` and the like, for callers who were admitted. */
type Route = (
  name: string,
  handle: (c: XContext, caller: XAccount) => Promise<Response> | Response,
) => void;

/** The stand-in for X API v2, to be mounted at `/x`: what `https://api.x.com` is to a client. */
export function createX(parts: XParts): Hono<SandboxEnv> {
  const { state, board, now } = parts;
  const app = new Hono<SandboxEnv>();
  app.use(injectFaults({ platform: 'x', board, now, answers: vendorAnswers(now), pathOf }));
  app.onError((error, c) =>
    error instanceof XRefusal
      ? problemResponse(error, rateHeadersOf(c))
      : problemResponse(plainRefusal(500, 'Internal Server Error', 'The sandbox has a bug.')),
  );
  const keepers = { verifier: new OAuth1Verifier(state, now), limits: new RateLimits(now) };
  const route: Route = (name, handle) => {
    const [method = '', path = ''] = name.split(' ');
    app.on(method, path, async (c) => {
      await admit(c, name, keepers);
      return handle(c, c.get('xCaller').account);
    });
  };
  routePosts(route, parts);
  routeReading(route, parts);
  routeMedia(route, parts);
  app.all('*', () => problemResponse(plainRefusal(404, 'Not Found', 'Not Found')));
  return app;
}

function routePosts(route: Route, { state, now }: XParts): void {
  route('POST /2/tweets', async (c, caller) => {
    const tweet = createTweet(await readJson(c), caller, state, now());
    const { text } = shownTextOf(tweet, state);
    return c.json({ data: { id: tweet.id, text, edit_history_tweet_ids: [tweet.id] } }, 201);
  });
  route('DELETE /2/tweets/:id', (c, caller) => {
    refuseQuery(c);
    return c.json(deleteTweet(readId(c), caller, state, now()));
  });
}

function routeReading(route: Route, { state, baseUrl }: XParts): void {
  const reading = (c: XContext, also: readonly string[] = []) => ({
    state,
    wanted: readWanted(queryOf(c), also),
    asOf: c.get('asOf'),
    baseUrl: baseUrl(),
  });
  route('GET /2/tweets/:id', (c) => c.json(readTweet(readId(c), reading(c))));
  route('GET /2/users/me', (c, caller) =>
    c.json({ data: showUser(caller, readWanted(queryOf(c))) }),
  );
  route('GET /2/users/:id/tweets', (c) => {
    const how = reading(c, timelineParameters);
    return c.json(readTimeline(readId(c), readTimelineQuery(queryOf(c)), how));
  });
}

function routeMedia(route: Route, { state, now }: XParts): void {
  route('POST /2/media/upload/initialize', async (c, caller) =>
    c.json(initializeUpload(await readJson(c), caller, state, now())),
  );
  route('POST /2/media/upload/:id/append', async (c, caller) => {
    refuseQuery(c);
    return c.json(appendSegment(readId(c), await readSegment(c.req), caller, state, now()));
  });
  route('POST /2/media/upload/:id/finalize', (c, caller) => {
    refuseQuery(c);
    return c.json(finalizeUpload(readId(c), caller, state, now()));
  });
  route('POST /2/media/metadata', async (c, caller) =>
    c.json(describeMedium(await readJson(c), caller, state, now())),
  );
}

/** A refused call tells its limits too. */
function rateHeadersOf(c: XContext): Record<string, string> {
  const headers = [...c.res.headers].filter(([name]) => name.startsWith('x-rate-limit-'));
  return Object.fromEntries(headers);
}
