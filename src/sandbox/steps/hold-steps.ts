import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { SandboxEnv } from '../environment.ts';
import type { StepBoard } from './step-board.ts';

/** Stands before everything that a job of koho can reach; what orders the sandbox about is no step. */
export function holdSteps(board: StepBoard) {
  return createMiddleware<SandboxEnv>(async (c, next) => {
    const { method, path } = c.req;
    const when = path.startsWith('/github/_control')
      ? undefined
      : board.arrive(`${method} ${path}`);
    if (when === undefined) return next();
    if (when === 'before') return stand(c, board);
    await next();
    // An answer that is a stream: git is done only when all of it has been read.
    await c.res.clone().arrayBuffer();
    const cut = await stand(c, board);
    c.res = undefined;
    c.res = cut;
  });
}

async function stand(c: Context<SandboxEnv>, board: StepBoard): Promise<Response> {
  await board.stand();
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
