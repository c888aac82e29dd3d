import type { HttpBindings } from '@hono/node-server';
import type { XCaller } from './x/oauth1.ts';

/** What the requests of the sandbox carry with them: the socket below (faults act on it) and who calls. */
export interface SandboxEnv {
  Bindings: HttpBindings;
  Variables: {
    /** Reads show the state of this moment; a stale read looks into the past. */
    asOf: number;
    xCaller: XCaller;
  };
}
