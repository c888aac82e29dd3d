import { randomBytes } from 'node:crypto';
import type { Account, Actor, Repository, Run } from './model.ts';

/** GitHub's own accounts with their real ids. */
export const webFlow: Account = {
  id: 19864447,
  login: 'web-flow',
  type: 'User',
  name: 'GitHub',
  email: 'noreply@github.com',
};
export const actionsBot: Account = {
  id: 41898282,
  login: 'github-actions[bot]',
  type: 'Bot',
  name: 'github-actions[bot]',
};

/** The whole state of one sandbox GitHub, in memory; git objects lie in `dataDir`. */
export interface World {
  readonly dataDir: string;
  readonly baseUrl: () => string;
  readonly accounts: Account[];
  readonly tokens: Map<string, Actor>;
  readonly repositories: Repository[];
  /** Every attempt of every run, in order of creation. */
  readonly runs: Run[];
  nextId(): number;
  /** The sandbox's time, ISO 8601, whole seconds as GitHub gives them. */
  iso(): string;
  nowMs(): number;
  /** Aborted when the sandbox closes: whatever git is still doing for a client ends. */
  readonly closing: AbortController;
  /** Resolves when nothing is being changed any more. */
  idle(): Promise<void>;
  /** Runs one at a time per repository what reads and then changes pull requests. */
  exclusively<T>(repository: Repository, work: () => Promise<T>): Promise<T>;
}

export function createWorld(o: {
  dataDir: string;
  baseUrl: () => string;
  now: () => number;
}): World {
  let lastId = 1_000_000;
  const queues = new Map<number, Promise<unknown>>();
  return {
    dataDir: o.dataDir,
    baseUrl: o.baseUrl,
    accounts: [webFlow, actionsBot],
    tokens: new Map(),
    repositories: [],
    runs: [],
    closing: new AbortController(),
    idle: async () => void (await Promise.all(queues.values())),
    nextId: () => ++lastId,
    iso: () => isoSeconds(o.now()),
    nowMs: o.now,
    exclusively(repository, work) {
      const before = queues.get(repository.id) ?? Promise.resolve();
      const mine = before.then(work);
      queues.set(
        repository.id,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}

function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Logins and names are compared without regard to case, as on GitHub. */
export function accountByLogin(world: World, login: string): Account | undefined {
  return world.accounts.find((a) => a.login.toLowerCase() === login.toLowerCase());
}

export function repositoryByName(
  world: World,
  owner: string,
  name: string,
): Repository | undefined {
  return world.repositories.find(
    (r) =>
      r.owner.login.toLowerCase() === owner.toLowerCase() &&
      r.name.toLowerCase() === name.toLowerCase(),
  );
}

/** The prefix tells koho that a credential came from a sandbox and may be used on loopback. */
export function issueToken(world: World, actor: Actor): string {
  const prefix = actor.kind === 'deploy-key' ? 'sandbox-gh-deploy-' : 'sandbox-gh-';
  const token = `${prefix}${randomBytes(20).toString('hex')}`;
  world.tokens.set(token, actor);
  return token;
}

export function noReplyAddress(account: Account): string {
  return account.id === webFlow.id
    ? 'noreply@github.com'
    : `${account.id}+${account.login}@users.noreply.github.com`;
}

/** The account that GitHub shows for an address in a commit; anybody may write any address there. */
export function accountByEmail(world: World, email: string): Account | undefined {
  const wanted = email.toLowerCase();
  const noReply = /^(?:(\d+)\+)?([^@]+)@users\.noreply\.github\.com$/.exec(wanted);
  if (noReply === null) return world.accounts.find((a) => a.email?.toLowerCase() === wanted);
  const [, id, login] = noReply;
  if (id !== undefined) return world.accounts.find((a) => a.id === Number(id));
  return world.accounts.find((a) => a.login.toLowerCase() === login);
}
