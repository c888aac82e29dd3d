import { basename, dirname } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { ApiError } from '../api-error.ts';
import { atLeast, authenticate, roleOf } from '../authenticate.ts';
import { judgeRefChanges, pusherName } from '../branch-rules.ts';
import { dropConnection, type Faults } from '../faults.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Actor, Repository } from '../model.ts';
import { afterPush } from '../pulls/after-push.ts';
import { repositoryByName, type World } from '../world.ts';
import { type BackendAnswer, gitBackend } from './backend.ts';
import { refsOf } from './objects.ts';
import { withGitHubWording } from './push-report.ts';
import { parseReceiveCommands, type RefCommand } from './receive-commands.ts';

type Service = 'git-upload-pack' | 'git-receive-pack';

/** Real git behind HTTP: https://git-scm.com/docs/http-protocol, with GitHub's permissions and rules in front. */
export function smartHttp(world: World, faults: Faults): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/:owner/:name{[^/]+[.]git}/info/refs', async (c) => {
    const service = serviceNamed(c.req.query('service'));
    // The dumb protocol is not served, nor is it by GitHub.
    if (service === undefined) return c.text('Please upgrade your git client.', 403);
    const admitted = admit(c, world, service);
    if (admitted instanceof Response) return admitted;
    return relay(await run(c, admitted, 'info/refs', requestBody(c), {}));
  });
  app.post('/:owner/:name{[^/]+[.]git}/git-upload-pack', async (c) => {
    const admitted = admit(c, world, 'git-upload-pack');
    if (admitted instanceof Response) return admitted;
    const fault = faults.take('POST', '/git-upload-pack');
    if (fault !== undefined) return faultAnswer(c, fault.kind);
    return relay(await run(c, admitted, 'git-upload-pack', requestBody(c), {}));
  });
  app.post('/:owner/:name{[^/]+[.]git}/git-receive-pack', async (c) => {
    const admitted = admit(c, world, 'git-receive-pack');
    if (admitted instanceof Response) return admitted;
    return receivePack(c, world, faults, admitted);
  });
  return app;
}

interface Admitted {
  readonly actor: Actor;
  readonly repository: Repository;
}

function serviceNamed(name: string | undefined): Service | undefined {
  return name === 'git-upload-pack' || name === 'git-receive-pack' ? name : undefined;
}

/** As GitHub: 401 to ask for credentials, 404 for a repository that this person must not know of, 403 for no write. */
function admit(
  c: Context<GitHubEnv, '/:owner/:name'>,
  world: World,
  service: Service,
): Admitted | Response {
  const actor = actorOf(c, world);
  if (actor === undefined) return askForCredentials(c, 'Invalid username or token.');
  const name = (c.req.param('name') ?? '').slice(0, -'.git'.length);
  const repository = repositoryByName(world, c.req.param('owner') ?? '', name);
  const role = repository === undefined ? undefined : roleOf(actor, repository);
  const writes = service === 'git-receive-pack';
  if (actor.kind === 'anonymous' && (writes || role === undefined)) {
    return askForCredentials(c, 'No anonymous access.');
  }
  if (repository === undefined || role === undefined) return c.text('Repository not found.', 404);
  if (!atLeast(role, writes ? 'write' : 'read') || !scopeAllows(actor, writes)) {
    const text = `Permission to ${repository.owner.login}/${repository.name}.git denied to ${pusherName(actor)}.`;
    return c.text(text, 403);
  }
  return { actor, repository };
}

function actorOf(c: Context, world: World): Actor | undefined {
  try {
    return authenticate(world, c.req.header('authorization'));
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

function scopeAllows(actor: Actor, writes: boolean): boolean {
  if (actor.kind !== 'run') return true;
  const granted = actor.run.permissions.contents;
  return writes ? granted === 'write' : granted !== undefined;
}

function askForCredentials(c: Context, text: string): Response {
  return c.text(text, 401, { 'WWW-Authenticate': 'Basic realm="GitHub"' });
}

async function receivePack(
  c: Context<GitHubEnv>,
  world: World,
  faults: Faults,
  { actor, repository }: Admitted,
): Promise<Response> {
  const body = requestBody(c);
  const { commands, whole } = await peekCommands(body);
  // git first sends an empty request to learn whether it may: no order meant for pushes applies to it.
  const fault = commands.length === 0 ? undefined : faults.take('POST', '/git-receive-pack');
  if (fault !== undefined && fault.kind !== 'apply-then-drop') {
    whole.resume();
    return faultAnswer(c, fault.kind);
  }
  const env = hookEnvironment(repository, actor, commands);
  const answer = await run(c, { actor, repository }, 'git-receive-pack', whole, env);
  const output = await collect(answer.body);
  await answer.ended;
  await afterPush(world, repository, actor, await applied(repository, commands));
  if (fault !== undefined) return dropConnection(c);
  const report = withGitHubWording(output);
  return new Response(new Uint8Array(report), { status: answer.status, headers: answer.headers });
}

function hookEnvironment(
  repository: Repository,
  actor: Actor,
  commands: readonly RefCommand[],
): Record<string, string> {
  const verdict = judgeRefChanges(repository, actor, commands);
  const lines = (list: typeof verdict.violations, opening: string) => {
    const refs = [...new Set(list.map((entry) => entry.ref))];
    return refs
      .map((ref) => {
        const reasons = list.filter((entry) => entry.ref === ref).map((e) => `- ${e.reason}\n`);
        return `${opening} for ${ref}.\n\n${reasons.join('\n')}`;
      })
      .join('\n');
  };
  return {
    SANDBOX_REFUSAL: lines(verdict.violations, 'error: GH013: Repository rule violations found'),
    SANDBOX_NOTICE: lines(verdict.bypassed, 'Bypassed rule violations'),
    SANDBOX_FAST_FORWARD_ONLY: verdict.fastForwardOnly.join(' '),
  };
}

/** What the push really changed: a command may have lost its race, or been refused. */
async function applied(repository: Repository, commands: readonly RefCommand[]) {
  const refs = await refsOf(repository.dir);
  return commands.filter(({ ref, after }) => (refs.get(ref) ?? '0'.repeat(40)) === after);
}

function requestBody(c: Context): Readable {
  const raw = c.req.raw.body;
  const body = raw === null ? Readable.from([]) : Readable.fromWeb(raw as never);
  if (c.req.header('content-encoding') !== 'gzip') return body;
  const plain = createGunzip();
  body.on('error', () => plain.destroy());
  return body.pipe(plain);
}

async function peekCommands(
  body: Readable,
): Promise<{ commands: readonly RefCommand[]; whole: Readable }> {
  const whole = new PassThrough();
  let head = Buffer.alloc(0);
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
    const commands = parseReceiveCommands(head);
    if (commands === undefined) continue;
    whole.write(head);
    Readable.from(chunks)
      .on('error', () => whole.end())
      .pipe(whole);
    return { commands, whole };
  }
  whole.end(head);
  return { commands: [], whole };
}

function run(
  c: Context<GitHubEnv>,
  { actor, repository }: Admitted,
  service: string,
  body: Readable,
  env: Record<string, string>,
): Promise<BackendAnswer> {
  return gitBackend({
    projectRoot: dirname(repository.dir),
    path: `/${basename(repository.dir)}/${service}`,
    method: c.req.method,
    query: new URL(c.req.url).search.slice(1),
    contentType: c.req.header('content-type') ?? '',
    protocol: c.req.header('git-protocol') ?? '',
    user: pusherName(actor),
    env,
    body,
  });
}

function relay(answer: BackendAnswer): Response {
  // A reader that goes away must not leave git waiting for ever on a full pipe.
  answer.body.once('close', answer.stop);
  const body = Readable.toWeb(answer.body) as ReadableStream<Uint8Array>;
  return new Response(body, { status: answer.status, headers: answer.headers });
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function faultAnswer(c: Context<GitHubEnv>, kind: string): Response {
  if (kind === '500') return c.text('Internal Server Error', 500);
  if (kind === '403-rate-limit') return c.text('You have exceeded a secondary rate limit.', 403);
  return dropConnection(c);
}
