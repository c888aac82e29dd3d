import type { HttpBindings } from '@hono/node-server';
import type { Actor } from './model.ts';

/** What the requests of this app carry: the Node socket (to cut it) and who is asking. */
export interface GitHubEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { actor: Actor };
}
