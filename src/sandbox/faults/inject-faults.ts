import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { SandboxEnv } from '../environment.ts';
import type { Fault, FaultedPlatform } from './fault.ts';
import type { FaultBoard } from './fault-board.ts';

/** How a platform says no in its own form. */
export interface VendorAnswers {
  refusal(fault: Fault): Response;
  tooMany(fault: Fault): Response;
  serverError(): Response;
}

interface FaultedArea {
  readonly platform: FaultedPlatform;
  readonly board: FaultBoard;
  readonly now: () => number;
  readonly answers: VendorAnswers;
  /** The path as the platform's documents write it. */
  readonly pathOf: (path: string) => string;
}

/**
 * Stands before a platform and lets ordered troubles happen on the real socket,
 * so that clients meet what they would meet on a bad line: resets, half answers,
 * silence. `apply-…` faults happen after the platform has done what was asked.
 */
export function injectFaults(area: FaultedArea) {
  return createMiddleware<SandboxEnv>(async (c, next) => {
    c.set('asOf', Number.POSITIVE_INFINITY);
    const fault = area.board.take(area.platform, c.req.method, area.pathOf(c.req.path));
    const ended = fault && (await suffer(fault, c, next, area));
    if (fault === undefined) await next();
    const offMs = fault?.kind === 'wrong-date' ? (fault.options?.offSeconds ?? 0) * 1000 : 0;
    const answer = ended ?? c.res;
    if (answer !== RESPONSE_ALREADY_SENT) date(answer, area.now() + offMs);
    return ended;
  });
}

/** The sandbox's clock, not the machine's: both vendors date each answer (RFC 9110, 6.6.1), and clients compare. */
function date(answer: Response, at: number): void {
  answer.headers.set('date', new Date(at).toUTCString());
}

async function suffer(
  fault: Fault,
  c: Context<SandboxEnv>,
  next: Next,
  area: FaultedArea,
): Promise<Response | undefined> {
  switch (fault.kind) {
    case 'refuse':
      return area.answers.refusal(fault);
    case '429':
      return area.answers.tooMany(fault);
    case '500':
      return area.answers.serverError();
    case '503-html':
      return serviceUnavailable();
    case 'drop-before':
      return drop(c);
    case 'hang':
      return silence(c);
    case 'stale-reads':
      c.set('asOf', staleMoment(fault, area.now()));
      await next();
      return undefined;
    case 'wrong-date':
      await next();
      return undefined;
    case 'apply-then-drop':
      await next();
      return replace(c, drop(c));
    case 'apply-then-hang':
      await next();
      return replace(c, silence(c));
    case 'apply-then-503':
      await next();
      return replace(c, serviceUnavailable());
    case 'apply-then-nonsense':
      await next();
      return replace(c, maintenancePage());
    case 'cut-body':
      await next();
      return replace(c, await cutBody(c));
    default:
      return fault.kind satisfies never;
  }
}

function staleMoment(fault: Fault, now: number): number {
  const lag = fault.options?.lagMs;
  return lag === undefined ? fault.orderedAt : now - lag;
}

/** A reset, not an orderly end: the client must not take it for an empty answer. */
function drop(c: Context<SandboxEnv>): Response {
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** The connection stays open without a byte until the client gives up or the sandbox closes. */
function silence(c: Context<SandboxEnv>): Response {
  c.env.incoming.resume();
  return RESPONSE_ALREADY_SENT;
}

/** The right status and headers, the first half of the body, then the end of the line. */
async function cutBody(c: Context<SandboxEnv>): Promise<Response> {
  const body = Buffer.from(await c.res.clone().arrayBuffer());
  const { outgoing } = c.env;
  const headers = Object.fromEntries(c.res.headers);
  outgoing.writeHead(c.res.status, { ...headers, 'content-length': String(body.length) });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

/** Load balancers answer in HTML whatever the client asked for (facts.md, X: "HTML 503 gives a string body"). */
function serviceUnavailable(): Response {
  return new Response('<html><head><title>503 Service Unavailable</title></head></html>\n', {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

/** A proxy's page with the status of success: it says nothing of what was done behind it. */
function maintenancePage(): Response {
  return new Response('<html><body>Maintenance</body></html>\n', {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

/** Hono copies the headers of the answer it replaces, and a stale content-length would break the new one. */
function replace(c: Context<SandboxEnv>, response: Response): undefined {
  c.res = undefined;
  c.res = response;
}
