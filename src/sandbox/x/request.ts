import type { Context } from 'hono';
import type { SandboxEnv } from '../environment.ts';
import { invalidRequest, plainRefusal } from './problem.ts';

export type XContext = Context<SandboxEnv>;

/** The path as X's documents write it: without the sandbox's `/x`. */
export function pathOf(path: string): string {
  return path.replace(/^\/x(?=\/)/, '');
}

/** The JSON body; endpoints that take one take no query. */
export async function readJson(c: XContext): Promise<unknown> {
  refuseQuery(c);
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) {
    throw plainRefusal(415, 'Unsupported Media Type', 'Send application/json.');
  }
  try {
    return await c.req.json();
  } catch {
    throw invalidRequest('The body is not JSON.');
  }
}

/** The `:id` of the path. */
export function readId(c: XContext): string {
  const id = c.req.param('id') ?? '';
  if (!/^[0-9]{1,19}$/.test(id)) {
    throw invalidRequest(`The \`id\` query parameter value [${id}] is not valid`, { id: [id] });
  }
  return id;
}

export function queryOf(c: XContext): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

export function refuseQuery(c: XContext): void {
  const [name] = queryOf(c).keys();
  if (name !== undefined) {
    throw invalidRequest(`The query parameter [${name}] is not one of []`, { [name]: [] });
  }
}
