import { ApiError } from '../api-error.ts';
import {
  type Commit,
  mergeTree,
  readCommit,
  readCommits,
  type Signature,
  writeCommit,
} from '../git/objects.ts';
import type { Account, PullRequest, Repository } from '../model.ts';
import { accountByEmail, noReplyAddress, type World, webFlow } from '../world.ts';

interface Landing {
  readonly base: string;
  readonly by: Account;
  readonly title?: string;
  readonly message?: string;
}

export function signatureOf(world: World, account: Account): Signature {
  return { name: account.name, email: noReplyAddress(account), date: world.iso() };
}

/** One new commit by the pull request's author, committed and signed by GitHub, naming the other authors. */
export async function landSquash(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: Landing & { readonly tree: string },
): Promise<string> {
  const commits = await readCommits(repository.dir, [
    ...['--reverse', '--topo-order', '--no-merges'],
    ...[pull.headSha, `^${o.base}`],
  ]);
  const only = commits.length === 1 ? commits[0] : undefined;
  const title = o.title ?? `${firstLine(only?.message ?? pull.title)} (#${pull.number})`;
  const body = o.message ?? (only === undefined ? bullets(commits) : bodyOf(only.message));
  const trailers = coAuthors(world, pull, commits).filter((line) => !body.includes(line));
  const message = [title, body.trim(), trailers.join('\n')].filter((part) => part !== '');
  return signed(
    repository,
    await writeCommit(repository.dir, {
      tree: o.tree,
      parents: [o.base],
      message: message.join('\n\n'),
      author: signatureOf(world, pull.author),
      committer: signatureOf(world, webFlow),
    }),
  );
}

export async function landMerge(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: Landing & { readonly tree: string },
): Promise<string> {
  const from = `${repository.owner.login}/${pull.headRef}`;
  const title = o.title ?? `Merge pull request #${pull.number} from ${from}`;
  return signed(
    repository,
    await writeCommit(repository.dir, {
      tree: o.tree,
      parents: [o.base, pull.headSha],
      message: `${title}\n\n${o.message ?? pull.title}`,
      author: signatureOf(world, o.by),
      committer: signatureOf(world, webFlow),
    }),
  );
}

/** Every commit anew on top of the base, committed by whoever merged; these are not signed. */
export async function landRebase(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: Landing,
): Promise<readonly string[]> {
  const { dir } = repository;
  const commits = await readCommits(dir, ['--reverse', '--topo-order', pull.headSha, `^${o.base}`]);
  if (commits.some((commit) => commit.parents.length !== 1)) {
    throw new ApiError(405, "This branch can't be rebased");
  }
  const landed: string[] = [];
  for (const commit of commits) {
    landed.push(await replay(world, dir, commit, { onto: landed.at(-1) ?? o.base, by: o.by }));
  }
  return landed;
}

/**
 * A cherry-pick in plumbing: a stand-in with the target's tree, but the commit's
 * own parent, makes that parent the merge base. (`merge-tree --merge-base` needs git 2.40.)
 */
async function replay(
  world: World,
  dir: string,
  commit: Commit,
  o: { readonly onto: string; readonly by: Account },
): Promise<string> {
  const committer = signatureOf(world, o.by);
  const { tree: target } = await readCommit(dir, o.onto);
  const standIn = await writeCommit(dir, {
    ...{ tree: target, parents: commit.parents, message: 'stand-in' },
    ...{ author: committer, committer },
  });
  const tree = await mergeTree(dir, standIn, commit.sha);
  if (tree === undefined) throw new ApiError(405, "This branch can't be rebased");
  const { message, author } = commit;
  return writeCommit(dir, { tree, parents: [o.onto], message, author, committer });
}

function signed(repository: Repository, sha: string): string {
  repository.signed.add(sha);
  return sha;
}

/** Authors of the commits and their co-authors, without the pull request's own author. */
function coAuthors(world: World, pull: PullRequest, commits: readonly Commit[]): string[] {
  const found = new Map<string, string>();
  for (const commit of commits) {
    const named = [...commit.message.matchAll(/^co-authored-by:\s*(.+?)\s*<([^>\s]+)>\s*$/gim)];
    const people = [[commit.author.name, commit.author.email], ...named.map((m) => m.slice(1))];
    for (const [name = '', email = ''] of people) {
      const account = accountByEmail(world, email);
      if (account?.id === pull.author.id) continue;
      const key = account === undefined ? email.toLowerCase() : String(account.id);
      if (!found.has(key)) found.set(key, `Co-authored-by: ${name} <${email}>`);
    }
  }
  return [...found.values()];
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

function bodyOf(message: string): string {
  return message.slice(firstLine(message).length).trim();
}

function bullets(commits: readonly Commit[]): string {
  return commits.map((commit) => `* ${commit.message}`).join('\n\n');
}
