import type { Commit, Signature } from '../git/objects.ts';
import type { Repository } from '../model.ts';
import { accountByEmail, type World } from '../world.ts';
import { renderAccount } from './account.ts';
import { nodeId, repositoryApi, repositoryPage } from './urls.ts';

/** Schema `commit`: git's words on top of accounts that GitHub found by e-mail address, or null. */
export function renderCommit(world: World, repository: Repository, commit: Commit) {
  const url = repositoryApi(world, repository, `/commits/${commit.sha}`);
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url,
    html_url: repositoryPage(world, repository, `/commit/${commit.sha}`),
    comments_url: `${url}/comments`,
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: renderTreeLink(world, repository, commit.tree),
      url: repositoryApi(world, repository, `/git/commits/${commit.sha}`),
      comment_count: 0,
      verification: renderVerification(repository, commit),
    },
    author: accountOfSignature(world, commit.author),
    committer: accountOfSignature(world, commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryApi(world, repository, `/commits/${sha}`),
      html_url: repositoryPage(world, repository, `/commit/${sha}`),
    })),
  };
}

/** Schema `git-commit`. */
export function renderGitCommit(world: World, repository: Repository, commit: Commit) {
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url: repositoryApi(world, repository, `/git/commits/${commit.sha}`),
    html_url: repositoryPage(world, repository, `/commit/${commit.sha}`),
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: renderTreeLink(world, repository, commit.tree),
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryApi(world, repository, `/git/commits/${sha}`),
      html_url: repositoryPage(world, repository, `/commit/${sha}`),
    })),
    verification: renderVerification(repository, commit),
  };
}

function renderTreeLink(world: World, repository: Repository, sha: string) {
  return { sha, url: repositoryApi(world, repository, `/git/trees/${sha}`) };
}

/** Anybody can write `GitHub <noreply@github.com>` as committer; only this server's own commits are signed by it. */
function renderVerification(repository: Repository, commit: Commit) {
  const signed = repository.signed.has(commit.sha);
  return {
    verified: signed,
    reason: signed ? 'valid' : 'unsigned',
    signature: signed ? `sandbox signature of ${commit.sha}` : null,
    payload: signed ? `tree ${commit.tree}\n\n${commit.message}` : null,
    verified_at: signed ? commit.committer.date : null,
  };
}

function accountOfSignature(world: World, signature: Signature) {
  const account = accountByEmail(world, signature.email);
  return account === undefined ? null : renderAccount(world, account);
}
