import { type Context, Hono } from 'hono';
import type { SandboxEnv } from '../environment.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { injectFaults, type VendorAnswers } from '../faults/inject-faults.ts';
import { authenticate, requireScope } from './authenticate.ts';
import { changePost, deletePost } from './change-post.ts';
import { createPost } from './create-post.ts';
import { debugToken } from './debug-token.ts';
import { parseFields } from './fields.ts';
import { GraphError, graphErrorResponse, unsupportedRequest } from './graph-error.ts';
import type { GraphPage, GraphPost, GraphState, Photo, Scope } from './graph-state.ts';
import { edges, listPosts } from './list-posts.ts';
import { type Parameters, readParameters, refuseUnknown } from './parameters.ts';
import { type Showing, showPage, showPhoto, showPost } from './show-post.ts';
import { pageLimitReached, Throttle, usageHeaders } from './throttle.ts';
import { uploadPhoto } from './upload-photo.ts';

export interface GraphParts {
  readonly state: GraphState;
  readonly board: FaultBoard;
  readonly now: () => number;
  readonly baseUrl: () => string;
}

/** One authenticated call. */
interface Call {
  readonly c: Context<SandboxEnv>;
  readonly parameters: Parameters;
  readonly page: GraphPage;
  readonly showing: Showing;
}

/** v20.0 is the oldest that still answers, v26.0 the newest (facts.md, Facebook). */
const versionPattern = /^\/(?:facebook\/?)?(?:v(2[0-6])\.0(?=\/))?/;
const defaultVersion = 'v20.0';

/**
 * The stand-in for the Graph API, to be mounted at `/facebook`: what
 * `https://graph.facebook.com` is to a client. A call without a version goes to
 * the oldest one that the app can use, as at Facebook ("Versioning").
 */
export function createGraph({ state, board, now, baseUrl }: GraphParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const pathOf = (path: string) => `/${path.replace(versionPattern, '').replace(/^\//, '')}`;
  app.use(
    injectFaults({ platform: 'facebook', board, now, answers: vendorAnswers(state), pathOf }),
  );
  app.onError((error) =>
    graphErrorResponse(
      error instanceof GraphError
        ? error.facts
        : { code: 1, status: 500, message: 'An unknown error occurred', transient: true },
    ),
  );

  const throttle = new Throttle(now);
  const route = (method: string, path: string, handle: (call: Call) => object) => {
    const handler = async (c: Context<SandboxEnv>) => {
      c.header('facebook-api-version', /\/(v2[0-6]\.0)\//.exec(c.req.path)?.[1] ?? defaultVersion);
      const parameters = await readParameters(c.req);
      const caller = authenticate(parameters, c.req.header('authorization'), state);
      const { page } = caller;
      c.set('graphCaller', caller);
      for (const [name, value] of Object.entries(throttle.count(page.id))) c.header(name, value);
      const fields = parameters.texts.get('fields');
      const showing = {
        state,
        baseUrl: baseUrl(),
        asOf: c.get('asOf'),
        fields: fields === undefined ? undefined : parseFields(fields),
      };
      return c.json(handle({ c, parameters, page, showing }));
    };
    app.on(method, [path, `/:version{v2[0-6]\\.0}${path}`], handler);
  };

  route('GET', '/me', ({ parameters, page, showing }) => {
    refuseUnknown(parameters, []);
    return showPage(page, showing);
  });
  route('GET', '/debug_token', ({ parameters, page }) => debugToken(parameters, page, state));
  route('POST', '/:page/photos', (call) => {
    const page = ownPage(call, 'pages_manage_posts');
    return uploadPhoto(call.parameters, page, state, now());
  });
  route('POST', '/:page/feed', (call) => {
    const page = ownPage(call, 'pages_manage_posts');
    return { id: createPost(call.parameters, page, state, now()).id };
  });
  for (const edge of edges) {
    route('GET', `/:page/${edge}`, (call) => {
      const page = ownPage(call, 'pages_read_engagement');
      const here = baseUrl() + call.c.req.path;
      return listPosts(edge, call.parameters, page, call.showing, here);
    });
  }
  route('POST', '/:node', (call) => {
    requireScope({ page: call.page }, 'pages_manage_posts');
    return changePost(call.parameters, ownPost(call), state, now());
  });
  route('GET', '/:node', (call) => {
    requireScope({ page: call.page }, 'pages_read_engagement');
    refuseUnknown(call.parameters, []);
    return showNode(call);
  });
  route('DELETE', '/:node', (call) => {
    requireScope({ page: call.page }, 'pages_manage_posts');
    return deletePost(call.parameters, ownPost(call), now());
  });
  app.all('*', (c) => unknownPath(pathOf(c.req.path)));
  return app;
}

/** The page of the path must be the token's: a Page token opens no other page. */
function ownPage(call: Call, scope: Scope): GraphPage {
  const id = call.c.req.param('page') ?? '';
  if (id !== call.page.id && id !== 'me') throw unsupportedRequest(call.c.req.method, id);
  requireScope({ page: call.page }, scope);
  return call.page;
}

function ownPost({ c, page, showing }: Call): GraphPost {
  const id = c.req.param('node') ?? '';
  const post = showing.state.post(id, showing.asOf);
  if (post?.page !== page.id) throw unsupportedRequest(c.req.method, id);
  return post;
}

function showNode(call: Call): object {
  const { page, showing } = call;
  const id = call.c.req.param('node') ?? '';
  if (id === page.id) return showPage(page, showing);
  const photo: Photo | undefined = showing.state.photos.get(id);
  if (photo?.page === page.id) return showPhoto(photo, showing);
  return showPost(ownPost(call), showing);
}

function unknownPath(path: string): Response {
  return graphErrorResponse({ code: 2500, message: `Unknown path components: ${path}` });
}

function vendorAnswers(state: GraphState): VendorAnswers {
  const anyPage = () => [...state.pages.keys()][0] ?? '0';
  return {
    refusal: ({ options }) =>
      graphErrorResponse({
        code: options?.code ?? 200,
        message: options?.detail ?? `(#${options?.code ?? 200}) Permissions error`,
        status: 403,
      }),
    tooMany: ({ options }) => {
      const response = graphErrorResponse(pageLimitReached(options?.code ?? 32).facts);
      for (const [name, value] of Object.entries(usageHeaders(anyPage(), 100))) {
        response.headers.set(name, value);
      }
      return response;
    },
    serverError: () =>
      graphErrorResponse({
        code: 2,
        status: 500,
        message: '(#2) Service temporarily unavailable',
        transient: true,
      }),
  };
}
