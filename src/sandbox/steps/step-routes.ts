import { Hono } from 'hono';
import * as v from 'valibot';
import type { SandboxEnv } from '../environment.ts';
import { readOrder } from '../read-order.ts';
import type { StepBoard } from './step-board.ts';

const Order = v.strictObject({
  stop: v.optional(
    v.strictObject({
      request: v.pipe(v.string(), v.minLength(1)),
      nth: v.pipe(v.number(), v.integer(), v.minValue(1)),
      when: v.picklist(['before', 'after']),
    }),
  ),
});

/** To be mounted at `/_sandbox/steps`: counting and stopping requests, ordered over HTTP. */
export function stepRoutes(board: StepBoard): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/', async (c) => {
    board.begin((await readOrder(c.req.raw, Order)).stop);
    return c.json({ steps: [] }, 201);
  });
  app.get('/', (c) => c.json({ steps: board.steps }));
  // Answers only once the request stands where it was ordered to: nobody has to ask again and again.
  app.get('/stopped', async (c) => {
    await board.stopped();
    return c.json({ steps: board.steps });
  });
  app.delete('/', (c) => {
    board.end();
    return c.json({ steps: [] });
  });
  return app;
}
