import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly body: string;
}

export interface ScriptedApi {
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** What is answered; `hang` never answers, `cut` breaks the connection in the middle of the body. */
export type Reply =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'hang'
  | 'cut'
  | 'reset';

/** An API on loopback that answers as the test says: for faults that a right server does not make. */
export async function scriptedApi(
  answer: (asked: Asked, count: number) => Reply,
): Promise<ScriptedApi> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    readBody(request).then((body) => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        authorization: request.headers.authorization ?? '',
        body,
      };
      asked.push(one);
      give(response, answer(one, asked.length));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function give(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return;
  if (reply === 'reset') {
    response.destroy();
    return;
  }
  if (reply === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('[{"number":');
    setImmediate(() => response.destroy());
    return;
  }
  const { status = 200, json, text, headers = {} } = reply;
  const type = text === undefined ? 'application/json; charset=utf-8' : 'text/html';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(text ?? JSON.stringify(json ?? {}));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
