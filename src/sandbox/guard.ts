import { createMiddleware } from 'hono/factory';
import type { SandboxEnv } from './environment.ts';

/**
 * The sandbox needs no login because only this machine reaches it. A web page in
 * a browser on this machine reaches it too: DNS rebinding shows itself by a
 * foreign Host, a cross-site request by Origin or Sec-Fetch-Site.
 */
export function refuseForeignPages(port: () => number) {
  return createMiddleware<SandboxEnv>(async (c, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const host = c.env.incoming.headers.host ?? '';
    if (!hosts.includes(host)) return c.json({ error: 'foreign-host' }, 403);
    const origin = c.req.header('origin');
    if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) {
      return c.json({ error: 'foreign-origin' }, 403);
    }
    const site = c.req.header('sec-fetch-site');
    const navigation = c.req.header('sec-fetch-mode') === 'navigate' && c.req.method === 'GET';
    if ((site === 'cross-site' || site === 'same-site') && !navigation) {
      return c.json({ error: 'cross-site' }, 403);
    }
    return next();
  });
}
