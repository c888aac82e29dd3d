import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';

export interface GitServer {
  readonly url: string;
  /** Asked before git; true = it answered (or cut the connection) itself. */
  before: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Run git, then lose the answer. */
  loseAnswerTo: (request: IncomingMessage) => boolean;
  readonly requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Real `git http-backend` (CGI, RFC 3875) over the bare repositories of a folder, on loopback. */
export async function serveGit(root: string): Promise<GitServer> {
  const backend = join(
    execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(),
    'git-http-backend',
  );
  const http = createServer((request, response) => {
    server.requests.push(request);
    if (!server.before(request, response)) runBackend(backend, root, { request, response, server });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const server: GitServer = {
    url: `http://127.0.0.1:${address.port}`,
    before: () => false,
    loseAnswerTo: () => false,
    requests: [],
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

function runBackend(
  backend: string,
  root: string,
  exchange: { request: IncomingMessage; response: ServerResponse; server: GitServer },
): void {
  const { request, response, server } = exchange;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn(backend, [], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      HOME: '/nonexistent',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'tester',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('close', () => {
    if (server.loseAnswerTo(request)) request.socket.destroy();
    else answer(Buffer.concat(chunks), response);
  });
}

function answer(output: Buffer, response: ServerResponse): void {
  const gap = output.indexOf('\r\n\r\n');
  for (const line of output.toString('latin1', 0, gap).split('\r\n')) {
    const [name = '', ...rest] = line.split(': ');
    if (name === 'Status') response.statusCode = Number.parseInt(rest.join(': '), 10);
    else if (name !== '') response.setHeader(name, rest.join(': '));
  }
  response.end(output.subarray(gap + 4));
}
