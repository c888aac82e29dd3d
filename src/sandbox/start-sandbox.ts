import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createControl } from './create-control.ts';
import type { SandboxEnv } from './environment.ts';
import { createGraph } from './facebook/create-graph.ts';
import { GraphState } from './facebook/graph-state.ts';
import { FaultBoard } from './faults/fault-board.ts';
import { createGitHub } from './github/create-github.ts';
import { refuseForeignPages } from './guard.ts';
import { createPages } from './page/create-pages.ts';
import { refuseLargeBodies } from './refuse-large-bodies.ts';
import { holdSteps } from './steps/hold-steps.ts';
import { StepBoard } from './steps/step-board.ts';
import { createX } from './x/create-x.ts';
import { XState } from './x/x-state.ts';

interface SandboxOptions {
  /** Absent or 0: any free one. */
  readonly port?: number;
  /** Where the git repositories lie; made when it is missing. */
  readonly dataDir: string;
  /** Milliseconds since the epoch; the machine's clock when absent. */
  readonly now?: () => number;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`; `/x`, `/facebook`, `/github`, `/_sandbox` and the page lie below it. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the stand-ins for X, Facebook and GitHub on loopback: everything real
 * but the outside (design, "The sandbox"). What is published there is seen on the
 * page at `/` and by nobody else.
 */
export async function startSandbox({
  port = 0,
  dataDir,
  now = Date.now,
}: SandboxOptions): Promise<Sandbox> {
  await mkdir(dataDir, { recursive: true });
  const address = { url: '', port: 0 };
  const baseUrl = () => address.url;
  const x = new XState(now);
  const facebook = new GraphState(now);
  const board = new FaultBoard(now);
  const steps = new StepBoard();
  const github = createGitHub({ dataDir, baseUrl: () => `${address.url}/github`, now });

  const app = new Hono<SandboxEnv>();
  app.use(refuseForeignPages(() => address.port));
  for (const area of ['/_sandbox/*', '/x/*', '/facebook/*']) {
    app.use(area, refuseLargeBodies);
  }
  for (const area of ['/x/*', '/facebook/*', '/github/*']) app.use(area, holdSteps(steps));
  app.route('/_sandbox', createControl({ x, facebook, board, steps }));
  app.route('/x', createX({ state: x, board, now, baseUrl }));
  app.route('/facebook', createGraph({ state: facebook, board, now, baseUrl }));
  app.route('/github', github.app);
  app.route('/', createPages({ x, facebook, baseUrl }));
  app.notFound((c) => c.json({ error: 'not-found' }, 404));

  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  address.port = await listen(server, port);
  address.url = `http://127.0.0.1:${address.port}`;
  return {
    url: address.url,
    close: () => {
      steps.end();
      return close(server).then(() => github.close());
    },
  };
}

/** Loopback only: the sandbox asks nobody for a password. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address();
      if (typeof bound === 'object' && bound) resolve(bound.port);
      else reject(new Error('the server has no TCP port'));
    });
  });
}

/** Requests that an ordered fault left hanging are cut off. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
