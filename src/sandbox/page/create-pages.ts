import { Hono } from 'hono';
import type { SandboxEnv } from '../environment.ts';
import type { GraphState } from '../facebook/graph-state.ts';
import { facebookScheduled, facebookTimeline, publicImage, xTimeline } from '../public-timeline.ts';
import type { XState } from '../x/x-state.ts';
import { contentSecurityPolicy, renderPage } from './render-page.ts';

interface PageParts {
  readonly x: XState;
  readonly facebook: GraphState;
  readonly baseUrl: () => string;
}

/** What the public sees: the page, the timelines as JSON, the images. No credentials anywhere. */
export function createPages({ x, facebook, baseUrl }: PageParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use(async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cache-control', 'no-store');
  });
  app.get('/', (c) => {
    const language = c.req.query('lang') === 'en' ? 'en' : 'ja';
    const timelines = [
      ...[...x.accounts.values()].flatMap((a) => xTimeline(x, a.handle, baseUrl()) ?? []),
      ...[...facebook.pages.keys()].flatMap(
        (id) => facebookTimeline(facebook, id, baseUrl()) ?? [],
      ),
    ];
    c.header('content-security-policy', contentSecurityPolicy);
    const scheduled = new Map(
      [...facebook.pages.keys()].map((id) => [id, facebookScheduled(facebook, id)]),
    );
    return c.html(renderPage({ timelines, scheduled }, language));
  });
  app.get('/timeline/x/:file{[A-Za-z0-9_]{1,15}\\.json}', (c) => {
    const found = xTimeline(x, c.req.param('file').replace('.json', ''), baseUrl());
    return found ? c.json(found) : c.json({ error: 'not-found' }, 404);
  });
  app.get('/timeline/facebook/:file{[0-9]+\\.json}', (c) => {
    const found = facebookTimeline(facebook, c.req.param('file').replace('.json', ''), baseUrl());
    return found ? c.json(found) : c.json({ error: 'not-found' }, 404);
  });
  app.get('/media/:id{[0-9]{1,20}}', (c) => {
    const image = publicImage(x, facebook, c.req.param('id'));
    if (!image) return c.json({ error: 'not-found' }, 404);
    return c.body(Uint8Array.from(image.bytes), 200, { 'content-type': image.type });
  });
  return app;
}
