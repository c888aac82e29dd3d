import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { pusherName } from '../branch-rules.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { World } from '../world.ts';
import type { Admitted } from './admit.ts';
import { readCgiHead } from './cgi-head.ts';
import { gitEnvironment } from './git.ts';

export interface BackendCall extends Admitted {
  readonly service: 'info/refs' | 'git-upload-pack' | 'git-receive-pack';
  readonly body?: Readable;
  readonly env?: Readonly<Record<string, string>>;
}

export interface BackendAnswer {
  readonly status: StatusCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
  /** Resolves when git has ended: from then on refs are as they will stay. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Runs `git http-backend` as a CGI program (RFC 3875); bodies are streamed both ways. */
export async function startBackend(
  c: Context<GitHubEnv>,
  world: World,
  call: BackendCall,
): Promise<BackendAnswer> {
  const child = spawn('git', ['http-backend'], {
    env: { ...gitEnvironment(), ...cgiEnvironment(c, call), ...call.env },
    stdio: ['pipe', 'pipe', 'ignore'],
    signal: world.closing.signal,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  // git may stop reading early (a refused pack): its answer tells why, EPIPE does not.
  child.stdin.on('error', () => undefined);
  const body = call.body ?? Readable.from([]);
  body.on('error', () => child.stdin.end());
  body.pipe(child.stdin);
  const head = await readCgiHead(child.stdout);
  return { ...head, body: child.stdout, ended, stop: () => void child.kill() };
}

function cgiEnvironment(c: Context<GitHubEnv>, call: BackendCall): Record<string, string> {
  const { dir } = call.repository;
  return {
    GIT_PROJECT_ROOT: dirname(dir),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${basename(dir)}/${call.service}`,
    REQUEST_METHOD: c.req.method,
    QUERY_STRING: new URL(c.req.url).search.slice(1),
    CONTENT_TYPE: c.req.header('content-type') ?? '',
    GIT_PROTOCOL: c.req.header('git-protocol') ?? '',
    REMOTE_USER: pusherName(call.actor),
    REMOTE_ADDR: '127.0.0.1',
  };
}
