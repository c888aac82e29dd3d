import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Faults } from '../faults.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { World } from '../world.ts';
import { admit } from './admit.ts';
import { advertiser } from './advertisement.ts';
import {
  type ServiceAnswer,
  type ServiceName,
  serviceHeaders,
  startService,
} from './git-service.ts';
import { gitFault, receivePack } from './receive-pack.ts';
import { protocolOf, requestBody } from './request-body.ts';

/** Real git behind HTTP: https://git-scm.com/docs/http-protocol, with GitHub's permissions and rules in front. */
export function smartHttp(world: World, faults: Faults): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  const repository = '/:owner/:name{[^/]+[.]git}';
  const advertise = advertiser(world);
  app.get(`${repository}/info/refs`, async (c) => {
    const service = serviceNamed(c.req.query('service'));
    // The dumb protocol is not served, nor is it by GitHub.
    if (service === undefined) return c.text('Please upgrade your git client.', 403);
    const admitted = admit(c, world, service);
    if (admitted instanceof Response) return admitted;
    const said = await advertise({ ...admitted, service, protocol: protocolOf(c) });
    return c.body(new Uint8Array(said), 200, serviceHeaders(service, 'advertisement'));
  });
  app.post(`${repository}/git-upload-pack`, async (c) => {
    const service = 'git-upload-pack';
    const admitted = admit(c, world, service);
    if (admitted instanceof Response) return admitted;
    const fault = faults.take('POST', '/git-upload-pack');
    if (fault !== undefined) return gitFault(c, fault.kind);
    const call = { ...admitted, service, protocol: protocolOf(c), body: requestBody(c) } as const;
    return relay(c, startService(world, call), serviceHeaders(service, 'result'));
  });
  app.post(`${repository}/git-receive-pack`, async (c) => {
    const admitted = admit(c, world, 'git-receive-pack');
    return admitted instanceof Response ? admitted : receivePack(c, world, faults, admitted);
  });
  return app;
}

function serviceNamed(name: string | undefined): ServiceName | undefined {
  return name === 'git-upload-pack' || name === 'git-receive-pack' ? name : undefined;
}

function relay(
  c: Context<GitHubEnv>,
  answer: ServiceAnswer,
  headers: Readonly<Record<string, string>>,
): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return stream(c, async (out) => {
    // A reader that goes away must not leave git waiting for ever on a full pipe.
    out.onAbort(answer.stop);
    for await (const chunk of answer.body) await out.write(chunk);
  });
}
