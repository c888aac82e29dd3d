import { createMiddleware } from 'hono/factory';
import type { SandboxEnv } from './environment.ts';

/** More than the largest lawful upload in one request; bodies are held in memory. */
const maxBodyBytes = 16 * 1024 * 1024;

/** Answers 413 by the announced length, before a byte of the body is read. */
export const refuseLargeBodies = createMiddleware<SandboxEnv>(async (c, next) => {
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > maxBodyBytes) return c.json({ error: 'body-too-large' }, 413);
  return next();
});
