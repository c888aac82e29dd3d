import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import { ApiError } from './api-error.ts';
import type { GitHubEnv } from './hono-env.ts';

export const faultKinds = ['drop', 'apply-then-drop', '500', '403-rate-limit', 'stale'] as const;
export type FaultKind = (typeof faultKinds)[number];

/**
 * An ordered fault. `route` is `METHOD /path` relative to `/api/v3`, with `*`
 * for any run of characters; git pushes are `POST /git-receive-pack`, fetches
 * `POST /git-upload-pack`. The method may be `*`.
 */
interface Fault {
  readonly id: number;
  readonly route: string;
  readonly kind: FaultKind;
  times: number;
}

export interface Faults {
  order(fault: Omit<Fault, 'id'>): Fault;
  list(): readonly Fault[];
  clear(): void;
  /** The fault for this request, counted down; undefined = serve it well. */
  take(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  let ordered: Fault[] = [];
  let lastId = 0;
  return {
    order(fault) {
      const made = { ...fault, id: ++lastId };
      ordered.push(made);
      return made;
    },
    list: () => ordered,
    clear: () => {
      ordered = [];
    },
    take(method, path) {
      const fault = ordered.find((f) => matches(f.route, method, path));
      if (fault === undefined) return undefined;
      fault.times -= 1;
      ordered = ordered.filter((f) => f.times > 0);
      return fault;
    },
  };
}

function matches(route: string, method: string, path: string): boolean {
  const source = route.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 'u').test(`${method} ${path}`);
}

/** Plays the ordered faults on the REST routes. */
export function playFaults(faults: Faults, prefix: string): MiddlewareHandler<GitHubEnv> {
  const before = new Map<string, Response>();
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const path = pathname.slice(pathname.indexOf(prefix) + prefix.length);
    const asked = `${path}${search} ${c.req.header('authorization') ?? ''}`;
    const fault = faults.take(c.req.method, path);
    switch (fault?.kind) {
      case '500':
        return c.json({ message: 'Server Error' }, 500);
      case '403-rate-limit':
        return rateLimited(c);
      case 'drop':
        return dropConnection(c);
      case 'stale':
        // A replica that lags: what this very question was answered the last time.
        return before.get(asked)?.clone() ?? c.json(new ApiError(404, 'Not Found').body(), 404);
      case 'apply-then-drop':
        await next();
        c.res = undefined;
        c.res = dropConnection(c);
        return;
      case undefined:
        await next();
        if (c.req.method === 'GET' && c.res.ok) before.set(asked, c.res.clone());
    }
  };
}

function rateLimited(c: Context<GitHubEnv>): Response {
  const body = new ApiError(403, 'API rate limit exceeded for this token.').body();
  return c.json(body, 403, { 'x-ratelimit-remaining': '0', 'retry-after': '60' });
}

/** Cuts the connection without an answer. */
function dropConnection(c: Context<GitHubEnv>): Response {
  c.env.incoming?.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/**
 * Cuts the connection in the middle of an answer. For git: when a kept-alive
 * connection ends without a single byte, curl silently sends the request again,
 * and the fault would never be seen.
 */
export function cutConnection(c: Context<GitHubEnv>): Response {
  const socket = c.env.incoming?.socket;
  socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n', () => socket.destroy());
  return RESPONSE_ALREADY_SENT;
}
