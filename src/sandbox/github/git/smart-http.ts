import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Faults } from '../faults.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { World } from '../world.ts';
import { admit } from './admit.ts';
import { type BackendAnswer, startBackend } from './backend.ts';
import { gitFault, receivePack } from './receive-pack.ts';
import { requestBody } from './request-body.ts';

/** Real git behind HTTP: https://git-scm.com/docs/http-protocol, with GitHub's permissions and rules in front. */
export function smartHttp(world: World, faults: Faults): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  const repository = '/:owner/:name{[^/]+[.]git}';
  app.get(`${repository}/info/refs`, async (c) => {
    const service = serviceNamed(c.req.query('service'));
    // The dumb protocol is not served, nor is it by GitHub.
    if (service === undefined) return c.text('Please upgrade your git client.', 403);
    const admitted = admit(c, world, service);
    if (admitted instanceof Response) return admitted;
    return relay(c, await startBackend(c, world, { ...admitted, service: 'info/refs' }));
  });
  app.post(`${repository}/git-upload-pack`, async (c) => {
    const admitted = admit(c, world, 'git-upload-pack');
    if (admitted instanceof Response) return admitted;
    const fault = faults.take('POST', '/git-upload-pack');
    if (fault !== undefined) return gitFault(c, fault.kind);
    const body = requestBody(c);
    return relay(
      c,
      await startBackend(c, world, { ...admitted, service: 'git-upload-pack', body }),
    );
  });
  app.post(`${repository}/git-receive-pack`, async (c) => {
    const admitted = admit(c, world, 'git-receive-pack');
    return admitted instanceof Response ? admitted : receivePack(c, world, faults, admitted);
  });
  return app;
}

function serviceNamed(
  name: string | undefined,
): 'git-upload-pack' | 'git-receive-pack' | undefined {
  return name === 'git-upload-pack' || name === 'git-receive-pack' ? name : undefined;
}

function relay(c: Context<GitHubEnv>, answer: BackendAnswer): Response {
  for (const [name, value] of Object.entries(answer.headers)) c.header(name, value);
  c.status(answer.status);
  return stream(c, async (out) => {
    // A reader that goes away must not leave git waiting for ever on a full pipe.
    out.onAbort(answer.stop);
    for await (const chunk of answer.body) await out.write(chunk);
  });
}
