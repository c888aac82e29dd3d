import { PassThrough, Readable } from 'node:stream';
import type { Context } from 'hono';
import { judgeRefChanges, type RefVerdict } from '../branch-rules.ts';
import { cutConnection, type FaultKind, type Faults } from '../faults.ts';
import type { GitHubEnv } from '../hono-env.ts';
import { afterPush } from '../pulls/after-push.ts';
import type { World } from '../world.ts';
import type { Admitted } from './admit.ts';
import { collect, serviceHeaders, startService } from './git-service.ts';
import { readPushReport } from './push-report.ts';
import { parseReceiveCommands, type RefCommand } from './receive-commands.ts';
import { protocolOf, requestBody } from './request-body.ts';

/**
 * A push: the commands are read and judged before git gets them, git does the
 * rest (compare-and-swap of the refs included), and what it reports as done is
 * then acted upon.
 */
export async function receivePack(
  c: Context<GitHubEnv>,
  world: World,
  faults: Faults,
  admitted: Admitted,
): Promise<Response> {
  const { actor, repository } = admitted;
  const { commands, body } = await peekCommands(requestBody(c));
  // git may first send an empty request to learn whether it is let in: that is not yet the push.
  const fault = commands.length === 0 ? undefined : faults.take('POST', '/git-receive-pack');
  if (fault !== undefined && fault.kind !== 'apply-then-drop') {
    body.resume();
    return gitFault(c, fault.kind);
  }
  const env = hookEnvironment(judgeRefChanges(repository, actor, commands));
  const service = 'git-receive-pack';
  const protocol = protocolOf(c);
  const answer = startService(world, { ...admitted, service, protocol, body, env });
  const report = readPushReport(await collect(answer.body));
  await answer.ended;
  const done = commands.filter(({ ref }) => report.accepted.has(ref));
  await afterPush(world, repository, actor, done);
  if (fault !== undefined) return cutConnection(c);
  return c.body(new Uint8Array(report.output), 200, serviceHeaders(service, 'result'));
}

/** Reads just as far as the commands go and gives the whole body back. */
async function peekCommands(
  incoming: Readable,
): Promise<{ commands: readonly RefCommand[]; body: Readable }> {
  const body = new PassThrough();
  const chunks = incoming[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (;;) {
    const next = await chunks.next();
    if (next.done !== true) head = Buffer.concat([head, next.value]);
    const commands = next.done === true ? [] : parseReceiveCommands(head);
    if (commands === undefined) continue;
    body.write(head);
    const rest = Readable.from(chunks);
    // A client that goes away in the middle: git sees the end of input and refuses the pack.
    rest.on('error', () => body.end());
    rest.pipe(body);
    return { commands, body };
  }
}

/** For the pre-receive hook (bare-repository.ts): it prints, refuses and checks fast-forwards. */
function hookEnvironment(verdict: RefVerdict): Record<string, string> {
  return {
    SANDBOX_REFUSAL: told('error: GH013: Repository rule violations found', verdict.violations),
    SANDBOX_NOTICE: told('Bypassed rule violations', verdict.bypassed),
    SANDBOX_FAST_FORWARD_ONLY: verdict.fastForwardOnly.join(' '),
  };
}

function told(opening: string, list: RefVerdict['violations']): string {
  const refs = [...new Set(list.map((entry) => entry.ref))];
  const paragraphs = refs.map((ref) => {
    const reasons = list.filter((entry) => entry.ref === ref).map(({ reason }) => `- ${reason}\n`);
    return `${opening} for ${ref}.\n\n${reasons.join('\n')}`;
  });
  return paragraphs.join('\n');
}

/** An ordered fault that keeps git from being reached. */
export function gitFault(c: Context<GitHubEnv>, kind: FaultKind): Response {
  if (kind === '500') return c.text('Internal Server Error', 500);
  if (kind === '403-rate-limit') return c.text('You have exceeded a secondary rate limit.', 403);
  return cutConnection(c);
}
