import type { Readable } from 'node:stream';
import type { StatusCode } from 'hono/utils/http-status';

export interface CgiHead {
  readonly status: StatusCode;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads the header of a CGI answer (RFC 3875, 6.3) and leaves the stream at the first byte of the body. */
export async function readCgiHead(stdout: Readable): Promise<CgiHead> {
  let seen = Buffer.alloc(0);
  for (;;) {
    const end = seen.indexOf('\r\n\r\n');
    if (end >= 0) {
      const rest = seen.subarray(end + 4);
      if (rest.length > 0) stdout.unshift(rest);
      return parse(seen.toString('latin1', 0, end));
    }
    const chunk = await nextChunk(stdout);
    if (chunk === undefined) throw new Error('git http-backend ended without an answer');
    seen = Buffer.concat([seen, chunk]);
  }
}

async function nextChunk(stdout: Readable): Promise<Buffer | undefined> {
  for (;;) {
    const ready: unknown = stdout.read();
    if (Buffer.isBuffer(ready)) return ready;
    if (stdout.readableEnded || stdout.destroyed) return undefined;
    await new Promise<void>((resolve) => {
      const settle = () => {
        for (const event of events) stdout.off(event, settle);
        resolve();
      };
      for (const event of events) stdout.once(event, settle);
    });
  }
}

const events = ['readable', 'end', 'close', 'error'] as const;

function parse(head: string): CgiHead {
  const headers: Record<string, string> = {};
  let status: StatusCode = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'status') status = knownStatus(Number.parseInt(value, 10));
    else headers[name] = value;
  }
  return { status, headers };
}

/** The few that http-backend gives; anything else is a fault of the sandbox. */
function knownStatus(code: number): StatusCode {
  return ([200, 304, 400, 403, 404, 405, 415] as const).find((known) => known === code) ?? 500;
}
