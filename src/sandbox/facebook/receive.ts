import type { Context } from 'hono';
import type { SandboxEnv } from '../environment.ts';
import { authenticate, requireScope } from './authenticate.ts';
import { parseFields } from './fields.ts';
import { unsupportedRequest } from './graph-error.ts';
import type { GraphPage, GraphPost, GraphState, Scope } from './graph-state.ts';
import { type Parameters, readParameters } from './parameters.ts';
import type { Showing } from './show-post.ts';
import type { Throttle } from './throttle.ts';

/** One call of somebody who was admitted. */
export interface Call {
  readonly c: Context<SandboxEnv>;
  readonly parameters: Parameters;
  readonly page: GraphPage;
  readonly showing: Showing;
}

interface Reception {
  readonly state: GraphState;
  readonly throttle: Throttle;
  readonly baseUrl: () => string;
}

/** The oldest version that still answers: where calls without a version go ("Versioning"). */
const defaultVersion = 'v20.0';

/** Reads, authenticates and counts a call. @throws GraphError */
export async function receive(c: Context<SandboxEnv>, reception: Reception): Promise<Call> {
  const { state, throttle, baseUrl } = reception;
  c.header('facebook-api-version', /\/(v2[0-6]\.0)\//.exec(c.req.path)?.[1] ?? defaultVersion);
  const parameters = await readParameters(c.req);
  const caller = authenticate(parameters, c.req.header('authorization'), state);
  const usage = throttle.count(caller.page.id);
  for (const [name, value] of Object.entries(usage)) c.header(name, value);
  const fields = parameters.texts.get('fields');
  const showing = {
    state,
    baseUrl: baseUrl(),
    asOf: c.get('asOf'),
    fields: fields === undefined ? undefined : parseFields(fields),
  };
  return { c, parameters, page: caller.page, showing };
}

/** The page of the path must be the token's: a Page token opens no other page. */
export function ownPage({ c, page }: Call, scope: Scope): GraphPage {
  const id = c.req.param('page') ?? '';
  if (id !== page.id && id !== 'me') throw unsupportedRequest(c.req.method, id);
  requireScope({ page }, scope);
  return page;
}

export function ownPost({ c, page, showing }: Call, scope: Scope): GraphPost {
  requireScope({ page }, scope);
  const id = c.req.param('node') ?? '';
  const post = showing.state.post(id, showing.asOf);
  if (post?.page !== page.id) throw unsupportedRequest(c.req.method, id);
  return post;
}
