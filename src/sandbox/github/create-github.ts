import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Hono, type MiddlewareHandler } from 'hono';
import { ApiError } from './api-error.ts';
import { authenticate } from './authenticate.ts';
import { controlRoutes } from './control/control.ts';
import { runControlRoutes } from './control/runs.ts';
import { suggestionRoutes } from './control/suggestions.ts';
import { createFaults, playFaults } from './faults.ts';
import { smartHttp } from './git/smart-http.ts';
import type { GitHubEnv } from './hono-env.ts';
import { actionsRoutes } from './rest/actions.ts';
import { checkRoutes } from './rest/checks.ts';
import { commentRoutes } from './rest/comments.ts';
import { commitRoutes } from './rest/commits.ts';
import { contentRoutes } from './rest/contents.ts';
import { gitDataRoutes } from './rest/git-data.ts';
import { issueRoutes } from './rest/issues.ts';
import { mergingRoutes } from './rest/merging.ts';
import { pullRoutes } from './rest/pulls.ts';
import { refRoutes } from './rest/refs.ts';
import { repositoryRoutes } from './rest/repositories.ts';
import { reviewRoutes } from './rest/reviews.ts';
import { ruleRoutes } from './rest/rules.ts';
import { workflowRoutes } from './rest/workflows.ts';
import { createWorld, type World } from './world.ts';

interface GitHub {
  /** To be mounted; serves `/api/v3/…`, `/:owner/:repo.git/…` and `/_control/…`. */
  readonly app: Hono<GitHubEnv>;
  close(): Promise<void>;
}

/**
 * GitHub's stand-in: real git repositories in `dataDir`, everything else in
 * memory. `baseUrl` gives the address at which `app` is mounted (no slash at
 * the end), `now` the time in ms that is written into commits and answers.
 */
export function createGitHub(o: {
  readonly dataDir: string;
  readonly baseUrl: () => string;
  readonly now: () => number;
}): GitHub {
  const world = createWorld({ ...o, dataDir: resolve(o.dataDir) });
  const faults = createFaults();
  const app = new Hono<GitHubEnv>();
  app.onError((error, c) => {
    if (error instanceof ApiError) return c.json(error.body(), error.status);
    // A client that went away is no fault of the sandbox.
    if (!('code' in error && error.code === 'ECONNRESET')) console.error(error);
    return c.json({ message: 'Server Error', documentation_url: '', status: '500' }, 500);
  });
  app.use('*', async (_, next) => {
    await mkdir(world.dataDir, { recursive: true });
    await next();
  });
  app.route('/_control', controlRoutes(world, faults));
  app.route('/_control', runControlRoutes(world));
  app.route('/_control', suggestionRoutes(world));
  app.use('/api/v3/*', standardHeaders(world));
  app.use('/api/v3/*', playFaults(faults, '/api/v3'));
  app.use('/api/v3/*', whoAsks(world));
  for (const routes of restRoutes) app.route('/api/v3', routes(world));
  app.route('/', smartHttp(world, faults));
  app.notFound((c) => c.json(new ApiError(404, 'Not Found').body(), 404));
  return {
    app,
    close: () => {
      world.closing.abort();
      return world.idle();
    },
  };
}

const restRoutes = [
  repositoryRoutes,
  contentRoutes,
  gitDataRoutes,
  refRoutes,
  checkRoutes,
  commitRoutes,
  pullRoutes,
  reviewRoutes,
  mergingRoutes,
  commentRoutes,
  ruleRoutes,
  actionsRoutes,
  workflowRoutes,
  issueRoutes,
];

function whoAsks(world: World): MiddlewareHandler<GitHubEnv> {
  return async (c, next) => {
    const actor = authenticate(world, c.req.header('authorization'));
    // A deploy key opens git and nothing else.
    if (actor.kind === 'deploy-key') throw new ApiError(401, 'Bad credentials');
    c.set('actor', actor);
    await next();
  };
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function standardHeaders(world: World): MiddlewareHandler<GitHubEnv> {
  const used = new Map<string, number>();
  return async (c, next) => {
    const asker = c.req.header('authorization') ?? '';
    const count = (used.get(asker) ?? 0) + 1;
    used.set(asker, count);
    await next();
    const limit = asker === '' ? 60 : 5000;
    const headers = {
      Date: new Date(world.nowMs()).toUTCString(),
      'X-GitHub-Media-Type': 'github.v3; format=json',
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, limit - count)),
      'X-RateLimit-Used': String(count),
      'X-RateLimit-Reset': String(Math.floor(world.nowMs() / 1000) + 3600),
      'X-RateLimit-Resource': 'core',
    };
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.header(name, value);
    }
  };
}
