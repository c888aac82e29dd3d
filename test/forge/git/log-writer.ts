import { GitLog, type GitLogOptions } from '../../../src/forge/git/git-log.ts';
import { Repository } from '../../../src/forge/git/repository.ts';
import type { Draft } from '../../../src/ledger/record.ts';
import { bareRepository, cloneOf, git, type Workspace } from './fixture.ts';
import type { GitServer } from './git-server.ts';
import { realChance, realClock } from './surroundings.ts';

export function examined(nonce: string): Draft {
  return { kind: 'examined', nonce, body: { main: 'a'.repeat(40) } };
}

/** A writer with a clone of its own; the remote is made if need be and reached over HTTP where a server is given. */
export async function logWriter(o: {
  readonly space: Workspace;
  readonly origin: string;
  readonly name: string;
  readonly server?: GitServer;
  readonly token?: string;
  readonly options?: Partial<GitLogOptions>;
}) {
  const bare = bareRepository(o.space.path(o.origin));
  const directory = cloneOf(bare, o.space.path(o.name));
  if (o.server) git(directory, 'remote', 'set-url', 'origin', `${o.server.url}/${o.origin}`);
  const repository = await Repository.open({ directory, ...(o.token && { token: o.token }) });
  const open = (more: Partial<GitLogOptions> = {}) =>
    new GitLog({
      repository,
      log: 'organisation',
      year: '2026',
      trust: { origin: 'koho.example.jp' },
      run: `local:${o.name}`,
      clock: realClock,
      chance: realChance,
      ...o.options,
      ...more,
    });
  return { bare, directory, repository, open, log: open() };
}
