import { createServer, request } from 'node:http';

/** Something that happens just before a request reaches the platform. */
export interface Meddler {
  readonly url: string;
  /** Once, before the first request from now on that this matches (`POST /v24.0/123/feed`). */
  before(asked: RegExp, happens: () => Promise<unknown>): void;
  close(): Promise<void>;
}

/** Stands between the real client and the sandbox, so that a test can act at one exact moment of a delivery. */
export async function meddler(target: string): Promise<Meddler> {
  const { host, hostname, port } = new URL(target);
  const orders: { asked: RegExp; happens: () => Promise<unknown> }[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const name = `${incoming.method} ${incoming.url}`;
    const index = orders.findIndex(({ asked }) => asked.test(name));
    const [order] = index < 0 ? [] : orders.splice(index, 1);
    await order?.happens();
    const { method, url: path } = incoming;
    const onward = request(
      { hostname, port, method, path, headers: { ...incoming.headers, host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${own}`,
    before: (asked, happens) => void orders.push({ asked, happens }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
