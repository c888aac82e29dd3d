import { Hono } from 'hono';
import * as v from 'valibot';
import type { SandboxEnv } from './environment.ts';
import { allScopes, type GraphState } from './facebook/graph-state.ts';
import { FaultOrder } from './faults/fault.ts';
import type { FaultBoard } from './faults/fault-board.ts';
import { BadOrder, readOrder } from './read-order.ts';
import type { StepBoard } from './steps/step-board.ts';
import { stepRoutes } from './steps/step-routes.ts';
import type { XState } from './x/x-state.ts';

const Account = v.strictObject({
  handle: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,15}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(50)),
  replies: v.optional(v.picklist(['own', 'none']), 'own'),
});

const Page = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(75)),
  scopes: v.optional(v.array(v.picklist(allScopes)), [...allScopes]),
  requireProof: v.optional(v.boolean(), true),
});

interface ControlParts {
  readonly x: XState;
  readonly facebook: GraphState;
  readonly board: FaultBoard;
  readonly steps: StepBoard;
}

/** Opens accounts and orders troubles, to be mounted at `/_sandbox`. JSON only: a web form cannot send it. */
export function createControl({ x, facebook, board, steps }: ControlParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/x/accounts', async (c) => {
    const order = await readOrder(c.req.raw, Account);
    if (x.accountByHandle(order.handle)) return c.json({ error: 'handle-taken' }, 409);
    const { id, handle, credentials } = x.openAccount(order);
    return c.json({ id, handle, credentials }, 201);
  });
  app.post('/facebook/pages', async (c) => {
    const page = facebook.openPage(await readOrder(c.req.raw, Page));
    const { id, name, pageToken, appSecret } = page;
    return c.json({ id, name, pageToken, appSecret }, 201);
  });
  app.post('/facebook/pages/:page/revoke', (c) => {
    const page = facebook.pages.get(c.req.param('page'));
    if (!page) return c.json({ error: 'not-found' }, 404);
    page.tokenValid = false;
    return c.json({ revoked: true });
  });
  app.post('/faults', async (c) =>
    c.json(board.order(await readOrder(c.req.raw, FaultOrder)), 201),
  );
  app.get('/faults', (c) => c.json({ faults: board.list() }));
  app.delete('/faults', (c) => {
    board.clear();
    return c.json({ faults: [] });
  });
  app.route('/steps', stepRoutes(steps));
  app.onError((error, c) =>
    error instanceof BadOrder
      ? c.json({ error: 'bad-order', detail: error.message }, 400)
      : c.json({ error: 'internal' }, 500),
  );
  app.all('*', (c) => c.json({ error: 'not-found' }, 404));
  return app;
}
