import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoint, Network } from '../../src/reach/network.ts';

/** A small web on loopback: names resolve as the test says, and every checked connection ends at one server. */
export interface Web extends Network {
  /** `HEAD www.example.lg.jp/page`, in order. */
  readonly asked: string[];
  /** Where connections would have gone outside. */
  readonly dialled: Endpoint[];
  readonly resolved: string[];
  readonly heads: IncomingMessage['headers'][];
  close(): void;
}

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** `names`: what each name resolves to; others are of the open internet; `null` is no name at all. */
export async function openWeb(
  serve: Serve,
  names: Readonly<Record<string, readonly string[] | null>> = {},
): Promise<Web> {
  const web = {
    asked: [] as string[],
    dialled: [] as Endpoint[],
    resolved: [] as string[],
    heads: [] as IncomingMessage['headers'][],
  };
  const server = createServer((request, response) => {
    web.asked.push(`${request.method} ${request.headers.host}${request.url}`);
    web.heads.push(request.headers);
    serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...web,
    resolve(host) {
      web.resolved.push(host);
      const addresses = names[host];
      if (addresses === null)
        return Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
      return Promise.resolve(addresses ?? ['8.8.8.8']);
    },
    dial(checked) {
      web.dialled.push(checked);
      return { address: '127.0.0.1', port };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
