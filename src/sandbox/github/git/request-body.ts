import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Context } from 'hono';
import type { GitHubEnv } from '../hono-env.ts';

/** The body as git sent it, unpacked where git packed it (it does so for larger requests of a fetch). */
export function requestBody(c: Context<GitHubEnv>): Readable {
  const { incoming } = c.env;
  if (incoming === undefined) throw new Error('git over HTTP needs the Node server below Hono');
  if (c.req.header('content-encoding') !== 'gzip') return Readable.from(incoming);
  const plain = createGunzip();
  incoming.on('error', () => plain.destroy());
  return incoming.pipe(plain);
}

/** The version of the protocol that git would like to speak; empty: the first. */
export function protocolOf(c: Context<GitHubEnv>): string {
  return c.req.header('git-protocol') ?? '';
}
