import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import type { Repository } from '../model.ts';
import type { World } from '../world.ts';
import { gitEnvironment } from './git.ts';

export type ServiceName = 'git-upload-pack' | 'git-receive-pack';

export interface ServiceCall {
  readonly service: ServiceName;
  readonly repository: Repository;
  /** Value of the header `Git-Protocol`; empty when there was none. */
  readonly protocol: string;
  /** What the client sent; absent: git is to say what it offers (`info/refs`). */
  readonly body?: Readable;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ServiceAnswer {
  readonly body: Readable;
  /** Resolves when git has ended: from then on refs are as they will stay. */
  readonly ended: Promise<void>;
  stop(): void;
}

/**
 * Runs the git program behind one request of the smart HTTP protocol, as `git
 * http-backend` would, less one process; bodies are streamed both ways.
 */
export function startService(world: World, call: ServiceCall): ServiceAnswer {
  const { service, repository, protocol } = call;
  const how = call.body === undefined ? '--http-backend-info-refs' : '--stateless-rpc';
  const child = spawn('git', [service.slice('git-'.length), how, repository.dir], {
    env: { ...gitEnvironment(), GIT_PROTOCOL: protocol, ...call.env },
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
  return { body: child.stdout, ended, stop: () => void child.kill() };
}

/** As `git http-backend` sends them: what git says must not be kept by anybody on the way. */
export function serviceHeaders(service: ServiceName, kind: 'advertisement' | 'result') {
  return {
    'Content-Type': `application/x-${service}-${kind}`,
    'Cache-Control': 'no-cache, max-age=0, must-revalidate',
    Pragma: 'no-cache',
    Expires: 'Fri, 01 Jan 1980 00:00:00 GMT',
  };
}

export async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
