import { type Context, Hono } from 'hono';
import type { SandboxEnv } from '../environment.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { injectFaults } from '../faults/inject-faults.ts';
import { requireScope } from './authenticate.ts';
import { changePost, deletePost } from './change-post.ts';
import { createPost } from './create-post.ts';
import { debugToken } from './debug-token.ts';
import { GraphError, graphErrorResponse } from './graph-error.ts';
import type { GraphState } from './graph-state.ts';
import { edges, listPosts } from './list-posts.ts';
import { refuseUnknown } from './parameters.ts';
import { type Call, ownPage, ownPost, receive } from './receive.ts';
import { showPage, showPhoto, showPost } from './show-post.ts';
import { Throttle } from './throttle.ts';
import { uploadPhoto } from './upload-photo.ts';
import { vendorAnswers } from './vendor-answers.ts';

interface GraphParts {
  readonly state: GraphState;
  readonly board: FaultBoard;
  readonly now: () => number;
  readonly baseUrl: () => string;
}

type Route = (method: string, path: string, handle: (call: Call) => object) => void;

/** v20.0 is the oldest that still answers, v26.0 the newest (facts.md, Facebook). */
const prefix = /^\/(?:facebook\/?)?(?:v2[0-6]\.0(?=\/))?\/?/;

/**
 * The stand-in for the Graph API, to be mounted at `/facebook`: what
 * `https://graph.facebook.com` is to a client. Calls may have a version or none.
 */
export function createGraph(parts: GraphParts): Hono<SandboxEnv> {
  const { state, board, now, baseUrl } = parts;
  const app = new Hono<SandboxEnv>();
  const pathOf = (path: string) => `/${path.replace(prefix, '')}`;
  const answers = vendorAnswers(state);
  app.use(injectFaults({ platform: 'facebook', board, now, answers, pathOf }));
  app.onError((error) =>
    graphErrorResponse(
      error instanceof GraphError
        ? error.facts
        : { code: 1, status: 500, message: 'An unknown error occurred', transient: true },
    ),
  );
  const reception = { state, baseUrl, throttle: new Throttle(now) };
  const route: Route = (method, path, handle) => {
    const handler = async (c: Context<SandboxEnv>) => c.json(handle(await receive(c, reception)));
    app.on(method, [path, `/:version{v2[0-6]\\.0}${path}`], handler);
  };
  routeCaller(route, parts);
  routePage(route, parts);
  routeNodes(route, parts);
  app.all('*', (c) =>
    graphErrorResponse({
      code: 2500,
      message: `Unknown path components: ${pathOf(c.req.path)}`,
    }),
  );
  return app;
}

function routeCaller(route: Route, { state }: GraphParts): void {
  route('GET', '/me', ({ parameters, page, showing }) => {
    refuseUnknown(parameters, []);
    return showPage(page, showing);
  });
  route('GET', '/debug_token', ({ parameters, page }) => debugToken(parameters, page, state));
}

function routePage(route: Route, { state, now, baseUrl }: GraphParts): void {
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
      return listPosts(edge, call.parameters, page, call.showing, baseUrl() + call.c.req.path);
    });
  }
}

function routeNodes(route: Route, { state, now }: GraphParts): void {
  route('POST', '/:node', (call) =>
    changePost(call.parameters, ownPost(call, 'pages_manage_posts'), state, now()),
  );
  route('GET', '/:node', (call) => {
    refuseUnknown(call.parameters, []);
    return showNode(call);
  });
  route('DELETE', '/:node', (call) =>
    deletePost(call.parameters, ownPost(call, 'pages_manage_posts'), now()),
  );
}

function showNode(call: Call): object {
  const { page, showing } = call;
  const id = call.c.req.param('node') ?? '';
  if (id === page.id) return showPage(page, showing);
  const photo = showing.state.photos.get(id);
  if (photo?.page === page.id) {
    requireScope(call, 'pages_read_engagement');
    return showPhoto(photo, showing);
  }
  return showPost(ownPost(call, 'pages_read_engagement'), showing);
}
