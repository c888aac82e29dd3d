import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createGitHub } from '../../../src/sandbox/github/create-github.ts';

export interface ServedGitHub {
  /** Where GitHub is mounted: `http://127.0.0.1:<port>/github`. */
  readonly url: string;
  /** Base of the REST API, as `GITHUB_API_URL`. */
  readonly api: string;
  /** An empty folder for clones; removed by `close`. */
  readonly workDir: string;
  /** Moves the sandbox's time; it does not run by itself. */
  setNow(ms: number): void;
  /** POSTs to a control route and returns the JSON answer; throws on a refusal. */
  control(path: string, body?: unknown): Promise<Record<string, unknown>>;
  rest(method: string, path: string, o?: RestOptions): Promise<RestAnswer>;
  close(): Promise<void>;
}

export interface RestOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, read by assertions only.
  readonly json: any;
}

/** A sandbox GitHub on an ephemeral loopback port, with its own folders. */
export async function serveGitHub(): Promise<ServedGitHub> {
  const root = await mkdtemp(join(tmpdir(), 'sandbox-github-'));
  let url = '';
  let now = Date.UTC(2026, 10, 20, 1, 0, 0);
  const github = createGitHub({ dataDir: join(root, 'data'), baseUrl: () => url, now: () => now });
  const app = new Hono().route('/github', github.app);
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}/github`;
  const api = `${url}/api/v3`;
  return {
    url,
    api,
    workDir: root,
    setNow: (ms) => {
      now = ms;
    },
    async control(path, body = {}) {
      const answer = await ask('POST', `${url}/_control${path}`, { body });
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.json));
      return answer.json;
    },
    rest: (method, path, o) => ask(method, `${api}${path}`, o),
    async close() {
      await github.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function ask(method: string, url: string, o: RestOptions = {}): Promise<RestAnswer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(o.token === undefined ? {} : { authorization: `Bearer ${o.token}` }),
      ...(o.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...o.headers,
    },
    ...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, json };
}
