import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { gitEnvironment } from './git.ts';

export interface BackendRequest {
  readonly projectRoot: string;
  /** `/<directory>/<service path>` */
  readonly path: string;
  readonly method: string;
  readonly query: string;
  readonly contentType: string;
  /** `Git-Protocol` of the request, e.g. `version=2`. */
  readonly protocol: string;
  readonly user: string;
  readonly env: Readonly<Record<string, string>>;
  readonly body: Readable;
}

export interface BackendAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
  /** Resolves when git has ended: from then on refs are as they will stay. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Runs `git http-backend` as a CGI program (RFC 3875); bodies are streamed both ways. */
export async function gitBackend(request: BackendRequest): Promise<BackendAnswer> {
  const child = spawn('git', ['http-backend'], {
    env: { ...gitEnvironment(), ...cgiEnvironment(request), ...request.env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  child.stdin.on('error', () => undefined);
  // A client that goes away in the middle of a push: git sees the end of input and refuses the pack.
  request.body.on('error', () => child.stdin.end());
  request.body.pipe(child.stdin);
  const { head, rest } = await readHead(child.stdout);
  if (rest.length > 0) child.stdout.unshift(rest);
  return { ...parseHead(head), body: child.stdout, ended, stop: () => void child.kill() };
}

function cgiEnvironment(request: BackendRequest): Record<string, string> {
  return {
    GIT_PROJECT_ROOT: request.projectRoot,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: request.path,
    REQUEST_METHOD: request.method,
    QUERY_STRING: request.query,
    CONTENT_TYPE: request.contentType,
    GIT_PROTOCOL: request.protocol,
    REMOTE_USER: request.user,
    REMOTE_ADDR: '127.0.0.1',
  };
}

async function readHead(stdout: Readable): Promise<{ head: string; rest: Buffer }> {
  let seen = Buffer.alloc(0);
  for (;;) {
    const end = seen.indexOf('\r\n\r\n');
    if (end >= 0) return { head: seen.toString('latin1', 0, end), rest: seen.subarray(end + 4) };
    const chunk = await nextChunk(stdout);
    if (chunk === undefined) throw new Error('git http-backend ended without an answer');
    seen = Buffer.concat([seen, chunk]);
  }
}

function nextChunk(stdout: Readable): Promise<Buffer | undefined> {
  const ready: unknown = stdout.read();
  if (Buffer.isBuffer(ready)) return Promise.resolve(ready);
  return new Promise((resolve) => {
    const settle = () => {
      stdout.off('readable', settle);
      stdout.off('end', finish);
      resolve(nextChunk(stdout));
    };
    const finish = () => {
      stdout.off('readable', settle);
      resolve(undefined);
    };
    if (stdout.readableEnded) return resolve(undefined);
    stdout.once('readable', settle);
    stdout.once('end', finish);
  });
}

function parseHead(head: string): { status: number; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'status') status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  return { status, headers };
}
