import type { World } from '../world.ts';
import { collect, type ServiceCall, startService } from './git-service.ts';

/** The answer to `info/refs`: what git can do here and, before version 2, all refs. */
type Advertise = (call: ServiceCall) => Promise<Buffer>;

/**
 * From version 2 on the answer tells of git and its settings alone, not of the
 * repository: it is asked for once. Every fetch begins with it.
 */
export function advertiser(world: World): Advertise {
  const known = new Map<string, Buffer>();
  return async (call) => {
    const ask = () => collect(startService(world, call).body);
    if (call.service === 'git-receive-pack' || !/(?:^|:)version=2(?::|$)/.test(call.protocol)) {
      return Buffer.concat([Buffer.from(preface(call.service)), await ask()]);
    }
    const before = known.get(call.protocol);
    if (before !== undefined) return before;
    const said = await ask();
    // Nothing: git was stopped.
    if (said.length > 0) known.set(call.protocol, said);
    return said;
  };
}

/** https://git-scm.com/docs/http-protocol, "Smart Server Response": a pkt-line and a flush. */
function preface(service: string): string {
  const line = `# service=${service}\n`;
  return `${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`;
}
